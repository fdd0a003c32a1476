using AwsRadar.Core.Permissions;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;
using Xunit;

namespace AwsRadar.Core.Tests.Permissions;

public sealed class GrantedActionsTests
{
    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}""", "iam:ListUsers True False")]
    [InlineData("""{"Effect":"Allow","Action":"IAM:LISTUSER?","Resource":"*"}""", "iam:ListUsers True False")]
    [InlineData(
        """{"Effect":"Allow","Action":"iam:GetUser","Resource":"arn:aws:iam::*:user/a"}""",
        "iam:GetUser False False"
    )]
    [InlineData(
        """{"Effect":"Allow","Action":"iam:GetUser","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}""",
        "iam:GetUser True True"
    )]
    [InlineData(
        """{"Effect":"Allow","Action":"iam:GetUser*","Resource":"*"},{"Effect":"Deny","Action":"iam:*Policy","Resource":"*"}""",
        "iam:GetUser True False"
    )]
    [InlineData(
        """{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"},{"Effect":"Deny","Action":"iam:*","Resource":"arn:aws:iam::*:user/a"}""",
        "iam:GetUser False False"
    )]
    [InlineData("""{"Effect":"Deny","Action":"iam:GetUser","Resource":"*"}""", "")]
    public void A_policy_grants_what_it_allows_and_does_not_take_away_again(string statements, string expected)
    {
        var document = Parse(statements);

        var granted = GrantedActions.Of(document);

        Assert.Equal(
            expected,
            string.Join(' ', granted.Select(each => $"{each.Action} {each.OnEveryResource} {each.IsConditional}"))
        );
        Assert.All(granted, each => Assert.True(GrantedActions.Grants(document, each.Action.FullName)));
    }

    [Fact]
    public void NotAction_grants_everything_else()
    {
        var document = Parse("""{"Effect":"Allow","NotAction":["iam:*","organizations:*"],"Resource":"*"}""");

        var services = GrantedActions.Of(document).Select(each => each.Action.Service).Distinct().ToArray();

        Assert.Equal(ActionCatalog.Prefixes.Except(["iam", "organizations"]).Where(HasActions), services);
        Assert.False(GrantedActions.Grants(document, "iam:ListUsers"));
    }

    /// <summary>The search leaves out what cannot grant the action by a look at the text; here every document is read.</summary>
    [Theory]
    [InlineData("iam:ListUsers")]
    [InlineData("s3:GetObject")]
    [InlineData("ec2:RunInstances")]
    [InlineData("organizations:LeaveOrganization")]
    public void The_managed_policies_that_grant_an_action_are_all_found_smallest_first_then_those_for_roles_of_services_then_those_for_tests(
        string action
    )
    {
        var found = ManagedPolicyGrant.Find(action);

        var all = ManagedPolicyCatalog
            .Policies.Where(policy => policy.Path is not "/aws-service-role/")
            .Where(policy =>
                GrantedActions.Grants(PolicyParser.Parse(policy.ReadDocument(), PolicyType.Identity).Document, action)
            )
            .Select(policy => policy.Name);
        Assert.NotEmpty(found);
        Assert.Equal(all, found.Select(grant => grant.Policy.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            found
                .OrderBy(grant => grant.Policy.Name.Contains("IntegTest", StringComparison.Ordinal))
                .ThenBy(grant => grant.Policy.Path is "/service-role/")
                .ThenBy(grant => grant.Others),
            found
        );
    }

    private static bool HasActions(string prefix) =>
        ActionCatalog.TryOpen(prefix, out var service) && !service.Actions.IsEmpty;

    private static PolicyDocument Parse(string statements) =>
        PolicyParser.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", PolicyType.Identity).Document;
}
