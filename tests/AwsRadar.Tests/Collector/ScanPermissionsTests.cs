using System.Text.Json;
using AwsRadar.Collector;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Collector;

public sealed class ScanPermissionsTests
{
    [Fact]
    public void The_policy_of_a_scan_names_each_action_of_the_registry_once_and_nothing_else()
    {
        using var policy = JsonDocument.Parse(ScanPermissions.ToPolicyJson(depth: ScanDepth.Full));

        var actions = policy
            .RootElement.GetProperty("Statement")
            .EnumerateArray()
            .SelectMany(statement => statement.GetProperty("Action").EnumerateArray())
            .Select(action => action.GetString()!);

        Assert.Equal(ScanPermissions.Actions(ScanDepth.Full), actions.Order(StringComparer.Ordinal));
        Assert.Equal(
            CallRegistry
                .All.SelectMany(call => call.Permissions)
                .Select(permission => permission.Action)
                .Order(StringComparer.Ordinal),
            ScanPermissions.Actions(ScanDepth.Full)
        );
    }

    [Fact]
    public void Actions_on_single_entities_are_limited_to_the_account()
    {
        Assert.Equal(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ReadTheAccount",
                  "Effect": "Allow",
                  "Action": [
                    "iam:GenerateCredentialReport",
                    "iam:GetAccountAuthorizationDetails",
                    "iam:GetAccountPasswordPolicy",
                    "iam:GetAccountSummary",
                    "iam:GetCredentialReport",
                    "iam:ListAccountAliases",
                    "iam:ListOpenIDConnectProviders",
                    "iam:ListSAMLProviders",
                    "iam:ListVirtualMFADevices",
                    "organizations:DescribeOrganization",
                    "organizations:DescribePolicy",
                    "organizations:DescribeResourcePolicy",
                    "organizations:ListAccountsForParent",
                    "organizations:ListDelegatedAdministrators",
                    "organizations:ListDelegatedServicesForAccount",
                    "organizations:ListOrganizationalUnitsForParent",
                    "organizations:ListPolicies",
                    "organizations:ListRoots",
                    "organizations:ListTargetsForPolicy"
                  ],
                  "Resource": [
                    "*"
                  ]
                },
                {
                  "Sid": "ReadEachEntity",
                  "Effect": "Allow",
                  "Action": [
                    "iam:GetOpenIDConnectProvider",
                    "iam:GetPolicy",
                    "iam:GetPolicyVersion",
                    "iam:ListAccessKeys",
                    "iam:ListInstanceProfiles",
                    "iam:ListServerCertificates"
                  ],
                  "Resource": [
                    "arn:aws-cn:iam::123456789012:instance-profile/*",
                    "arn:aws-cn:iam::123456789012:oidc-provider/*",
                    "arn:aws-cn:iam::123456789012:policy/*",
                    "arn:aws-cn:iam::123456789012:server-certificate/*",
                    "arn:aws-cn:iam::123456789012:user/*",
                    "arn:aws-cn:iam::aws:policy/*"
                  ]
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            ScanPermissions.ToPolicyJson(AccountId.Parse("123456789012"), "aws-cn")
        );
    }

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html</remarks>
    [Theory]
    [InlineData(1, "s3", "sqs")]
    [InlineData(2, "ec2", "iot", "sagemaker", "glue", "connect")]
    [InlineData(2, ScanPlan.All)]
    public void A_policy_that_is_too_long_for_IAM_comes_in_several_that_grant_together_what_is_needed_and_no_more(
        int atLeast,
        params string[] services
    )
    {
        var plan = new ScanPlan { Services = [.. services] };

        var policies = ScanPermissions.ToPolicies(plan);

        TestContext.Current.TestOutputHelper?.WriteLine($"{string.Join(',', services)}: {policies.Length} policies");
        Assert.True(policies.Length >= atLeast);
        Assert.All(
            policies,
            policy => Assert.InRange(policy.Count(character => !char.IsWhiteSpace(character)), 1, 6_144)
        );
        Assert.Equal(
            ScanPermissions.Actions(plan).SelectMany(Known).Order(StringComparer.Ordinal).Distinct(),
            policies.SelectMany(ActionsIn).SelectMany(Known).Order(StringComparer.Ordinal).Distinct()
        );
        Assert.True(policies.Length > 1 || policies[0] == ScanPermissions.ToPolicyJson(plan));
    }

    private static IEnumerable<string> ActionsIn(string policy) =>
        JsonElement
            .Parse(policy)
            .GetProperty("Statement")
            .EnumerateArray()
            .SelectMany(statement => statement.GetProperty("Action").EnumerateArray())
            .Select(action => action.GetString()!);

    /// <summary>The actions that a pattern covers; itself, if the reference has none.</summary>
    private static IEnumerable<string> Known(string pattern) =>
        ActionCatalog.Expand(pattern).Select(action => action.FullName).DefaultIfEmpty(pattern);

    [Fact]
    public void Every_call_of_the_registry_is_an_operation_of_its_service_that_only_reads()
    {
        foreach (var call in CallRegistry.All)
        {
            Assert.True(ServiceCatalog.TryOpen(call.Service, out var service));
            Assert.True(service.TryGetOperation(call.Operation, out _), $"{call.Service} has no {call.Operation}");
            Assert.True(
                call.Operation.StartsWith("Get", StringComparison.Ordinal)
                    || call.Operation.StartsWith("List", StringComparison.Ordinal)
                    || call.Operation.StartsWith("Describe", StringComparison.Ordinal)
                    || call.Operation is "GenerateCredentialReport" or "GenerateServiceLastAccessedDetails",
                call.Operation
            );
        }
    }

    [Fact]
    public void Every_section_of_a_snapshot_has_a_call_that_fills_it()
    {
        Assert.Equal(
            Enum.GetValues<AwsRadar.Core.Snapshots.SnapshotSection>(),
            CallRegistry
                .All.Concat(ServiceCalls.Of(new ScanPlan { Services = [ScanPlan.All] }))
                .SelectMany(call => call.Sections)
                .Distinct()
                .Order()
        );
    }
}
