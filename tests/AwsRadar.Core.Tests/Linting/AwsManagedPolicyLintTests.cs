using System.Globalization;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Linting;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Core.Tests.Linting;

/// <summary>What the linter says about AWS's own policies, and that it is right.</summary>
public sealed class AwsManagedPolicyLintTests
{
    private static readonly Lazy<List<(string Policy, Diagnostic Found)>> All = new(() =>
        [
            .. ManagedPolicyCatalog.Policies.SelectMany(policy =>
                PolicyLinter
                    .Lint(policy.ReadDocument(), PolicyType.Identity)
                    .Diagnostics.Select(found => (policy.Name, found))
            ),
        ]
    );

    [Fact]
    public void No_policy_of_AWS_is_refused_but_the_one_that_is_longer_than_a_customer_s_may_be()
    {
        var errors = All.Value.Where(pair => pair.Found.Severity == Severity.Error);

        Assert.Equal(
            [("AWSSupportServiceRolePolicy", "RAD0116")],
            errors.Select(pair => (pair.Policy, pair.Found.Code))
        );
    }

    [Fact]
    public void The_document_tells_how_many_policies_were_linted() =>
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"All {ManagedPolicyCatalog.Policies.Length:N0} AWS managed"),
            Repository.Read("docs/diagnostics.md"),
            StringComparison.Ordinal
        );

    /// <summary>A change of one of these figures is a change of what users see: look at the policies before you pin it.</summary>
    [Theory]
    [InlineData("RAD0119", 80, "AWS's own may be longer than 6,144 characters")]
    [InlineData("RAD0306", 6, "keys of closed services, and keys that AWS keeps to itself")]
    [InlineData("RAD0307", 9, "the reference has the key for other actions only")]
    [InlineData("RAD0309", 3, "events:detail-type has several values")]
    [InlineData("RAD0319", 18, "listing actions beside actions that carry the key")]
    [InlineData("RAD0323", 17, "StringLike on keys that are ARNs, as AWS's page lists them")]
    [InlineData("RAD0329", 26, "creating and listing actions carry no tags of a resource")]
    [InlineData("RAD0502", 2, "PowerUserAccess and its like")]
    [InlineData("RAD0503", 8, "NotResource with Allow")]
    [InlineData("RAD0504", 6, "iam:PassRole on every role, as AWS's page lists them")]
    [InlineData("RAD0505", 2, "AdministratorAccess and IAMFullAccess")]
    [InlineData("RAD0506", 2, "a key of one value, with ForAllValues")]
    [InlineData("RAD0509", 5, "administrators, as AWS's page lists them")]
    [InlineData("RAD0701", 95, "services that AWS has closed")]
    [InlineData("RAD0702", 53, "actions that AWS has withdrawn or never documented")]
    [InlineData("RAD0704", 29, "resources of a service that the statement's actions do not name")]
    [InlineData("RAD0705", 551, "actions without resource types beside the ARN of a resource")]
    [InlineData("RAD0801", 54, "actions that a wildcard covers")]
    [InlineData("RAD0802", 132, "resources that a wildcard covers")]
    [InlineData("RAD0803", 13, "statements that another one covers")]
    [InlineData("RAD0804", 120, "StringLike with * where a tag is asked for")]
    public void Each_code_occurs_as_often_as_it_is_right(string code, int times, string reason) =>
        Assert.True(
            times == All.Value.Count(pair => pair.Found.Code == code),
            $"{code} ({reason}): {string.Join('\n', All.Value.Where(pair => pair.Found.Code == code))}"
        );

    [Fact]
    public void No_other_code_occurs()
    {
        var pinned = typeof(AwsManagedPolicyLintTests)
            .GetMethod(nameof(Each_code_occurs_as_often_as_it_is_right))!
            .GetCustomAttributes(inherit: false)
            .OfType<InlineDataAttribute>()
            .Select(data => (string)data.Data[0]!)
            .Append("RAD0116");

        Assert.Equal(
            pinned.Order(StringComparer.Ordinal),
            All.Value.Select(pair => pair.Found.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>AWS's page names the policies that earn its checks, those of them that still exist.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</remarks>
    [Theory]
    [InlineData(
        "RAD0323",
        "AmazonSecurityLakeAdministrator",
        "AWSCodePipeline_FullAccess",
        "AWSCodePipeline_ReadOnlyAccess"
    )]
    [InlineData(
        "RAD0504",
        "AdministratorAccess-Amplify",
        "AWSElasticBeanstalkService",
        "AmazonDynamoDBFullAccesswithDataPipeline"
    )]
    [InlineData("RAD0505", "AdministratorAccess", "IAMFullAccess")]
    [InlineData(
        "RAD0509",
        "PowerUserAccess",
        "AWSOrganizationsServiceTrustPolicy",
        "AdministratorAccess",
        "IAMFullAccess"
    )]
    [InlineData("RAD0119", "ReadOnlyAccess")]
    public void The_policies_that_AWS_names_for_a_check_earn_its_code(string code, params string[] policies) =>
        Assert.Empty(
            policies.Except(
                All.Value.Where(pair => pair.Found.Code == code).Select(pair => pair.Policy),
                StringComparer.Ordinal
            )
        );
}
