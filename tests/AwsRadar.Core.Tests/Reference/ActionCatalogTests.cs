using AwsRadar.Core.Reference;
using Xunit;

namespace AwsRadar.Core.Tests.Reference;

public sealed class ActionCatalogTests
{
    [Fact]
    public void Every_service_opens_and_every_action_names_resource_types_and_condition_keys_that_exist()
    {
        var missing = new List<string>();
        foreach (var service in ActionCatalog.Prefixes.Select(Open))
        {
            foreach (var action in service.Actions)
            {
                missing.AddRange(
                    action
                        .ResourceTypes.Where(type => !service.TryGetResourceType(type.Name, out _))
                        .Select(type => $"{action} on {type.Name}")
                );
                missing.AddRange(
                    action
                        .ConditionKeys.Concat(action.ResourceTypes.SelectMany(type => type.ConditionKeys))
                        .Where(key => !service.TryGetConditionKey(key, out _))
                        .Select(key => $"{action} with {key}")
                );
            }
        }

        Assert.Empty(missing);
        Assert.InRange(ActionCatalog.Prefixes.Length, 400, 600);
        Assert.InRange(ActionCatalog.Prefixes.Sum(prefix => Open(prefix).Actions.Length), 20_000, 30_000);
    }

    [Fact]
    public void Every_dependent_action_is_an_action()
    {
        var dependents = ActionCatalog
            .Prefixes.SelectMany(prefix => Open(prefix).Actions)
            .SelectMany(action =>
                action.DependentActions.Concat(action.ResourceTypes.SelectMany(type => type.DependentActions))
            )
            .ToArray();

        Assert.True(dependents.Length > 1_000);
        Assert.Empty(dependents.Where(name => !ActionCatalog.TryFind(name, out _)));
    }

    [Fact]
    public void An_action_says_its_access_level_resource_types_and_condition_keys()
    {
        Assert.True(ActionCatalog.TryFind("iam:AttachUserPolicy", out var action));

        Assert.Equal(AccessLevel.PermissionsManagement, action.AccessLevel);
        var user = Assert.Single(action.ResourceTypes);
        Assert.Equal("user", user.Name);
        Assert.True(user.IsRequired);
        Assert.Contains(
            "iam:PolicyARN",
            action.ConditionKeys.Concat(user.ConditionKeys),
            StringComparer.OrdinalIgnoreCase
        );
        Assert.True(Open("iam").TryGetResourceType("user", out var type));
        Assert.Equal("arn:${Partition}:iam::${Account}:user/${UserNameWithPath}", type.ArnPattern);
    }

    [Fact]
    public void Running_an_instance_depends_on_passing_a_role()
    {
        Assert.True(ActionCatalog.TryFind("ec2:RunInstances", out var action));

        var dependents = action.DependentActions.Concat(action.ResourceTypes.SelectMany(type => type.DependentActions));

        Assert.Contains("iam:PassRole", dependents);
    }

    [Theory]
    [InlineData("IAM:listusers", "iam:ListUsers")]
    [InlineData("S3:GETOBJECT", "s3:GetObject")]
    public void Actions_are_found_in_any_case(string asked, string found)
    {
        Assert.True(ActionCatalog.TryFind(asked, out var action));

        Assert.Equal(found, action.FullName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("iam")]
    [InlineData(":ListUsers")]
    [InlineData("iam:")]
    [InlineData("iam:NoSuchAction")]
    [InlineData("nosuchservice:ListUsers")]
    [InlineData("aws:PrincipalArn")]
    public void What_is_not_an_action_is_not_found(string asked) => Assert.False(ActionCatalog.TryFind(asked, out _));

    [Fact]
    public void A_wildcard_covers_the_actions_that_fit_it()
    {
        Assert.Equal(
            ["s3:GetObject"],
            ActionCatalog.Expand("s3:get?bject").Select(action => action.FullName),
            StringComparer.Ordinal
        );
        Assert.Equal(Open("iam").Actions.Length, ActionCatalog.Expand("iam:*").Count());
        Assert.Equal(
            Open("iam").Actions.Count(action => action.Name.StartsWith("List", StringComparison.Ordinal)),
            ActionCatalog.Expand("iam:list*").Count()
        );
        Assert.Equal(ActionCatalog.Expand("*").Count(), ActionCatalog.Expand("*:*").Count());
        Assert.Empty(ActionCatalog.Expand("iam"));
    }

    [Fact]
    public void Global_condition_keys_have_a_type()
    {
        var keys = ActionCatalog.GlobalConditionKeys.ToDictionary(key => key.Name, StringComparer.Ordinal);

        Assert.Equal(ConditionKeyType.IpAddress, keys["aws:SourceIp"].Type);
        Assert.Equal(ConditionKeyType.Bool, keys["aws:MultiFactorAuthPresent"].Type);
        Assert.True(keys["aws:TagKeys"].IsMultivalued);
        Assert.Contains("aws:PrincipalTag/${TagKey}", keys.Keys);
    }

    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services, 2026-09-26</remarks>
    [Fact]
    public void Resource_control_policies_apply_to_the_services_of_AWS_s_list()
    {
        var supported = ActionCatalog.Prefixes.Where(prefix => Open(prefix).SupportsResourceControlPolicies);

        Assert.Equal(
            (
                "aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory "
                + "cloudfront cloudsearch cloudtrail-data codeartifact codebuild codecommit "
                + "codepipeline cognito-identity cognito-idp comprehend comprehendmedical "
                + "compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events "
                + "firehose fis fms gamelift health inspector-scan kendra kinesisvideo kms logs "
                + "memorydb networkmonitor notifications opensearch pca-connector-ad personalize polly "
                + "pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs "
                + "sts support swf textract timestream-influxdb transcribe transfer translate wafv2 "
                + "workspaces xray"
            ).Split(' '),
            supported
        );
    }

    private static ServiceReference Open(string prefix)
    {
        Assert.True(ActionCatalog.TryOpen(prefix, out var service));
        return service;
    }
}
