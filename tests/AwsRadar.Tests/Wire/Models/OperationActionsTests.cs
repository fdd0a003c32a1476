using System.Text.Json;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Tests.Conventions;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Wire.Models;

/// <summary>Operations of the models meet the actions of the reference.</summary>
public sealed class OperationActionsTests
{
    [Fact]
    public void Every_operation_has_actions_that_exist_or_a_reason_for_having_none()
    {
        foreach (var (service, name) in Operations())
        {
            var permission = Resolve(service, name);
            Assert.All(permission.Actions, action => Assert.True(ActionCatalog.TryFind(action, out _), action));
            Assert.True(
                permission.Kind is NeededActionsKind.Actions || permission.Reason is not null,
                $"{service} {name} has no action in the reference: say why in operation-actions.json."
            );
        }
    }

    [Fact]
    public void No_operation_is_called_unknown_that_has_become_known()
    {
        var unknown = Operations()
            .Where(each => Resolve(each.Service, each.Name).Kind is NeededActionsKind.Unknown)
            .Select(each => $"{each.Service} {each.Name}")
            .ToHashSet(StringComparer.Ordinal);

        var listed = JsonElement
            .Parse(Repository.Read("src/AwsRadar.Core/Reference/operation-actions.json"))
            .GetProperty("withoutAction")
            .EnumerateObject()
            .SelectMany(reason => reason.Value.EnumerateObject())
            .SelectMany(service => service.Value.EnumerateArray().Select(name => $"{service.Name} {name}"))
            .ToArray();

        Assert.NotEmpty(listed);
        Assert.Empty(
            listed.Where(each =>
                each.EndsWith('*')
                    ? !unknown.Any(one => one.StartsWith(each[..^1], StringComparison.Ordinal))
                    : !unknown.Contains(each)
            )
        );
    }

    [Theory]
    [InlineData("iam", "ListUsers", "iam:ListUsers")]
    [InlineData("s3", "ListBuckets", "s3:ListAllMyBuckets")]
    [InlineData("s3", "CopyObject", "s3:GetObject s3:PutObject")]
    [InlineData("s3control", "GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock")]
    [InlineData("lambda", "Invoke", "lambda:InvokeFunction")]
    [InlineData("apigateway", "GetRestApis", "apigateway:GET")]
    [InlineData("cloudwatch", "PutMetricData", "cloudwatch:PutMetricData")]
    [InlineData("elbv2", "DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancers")]
    [InlineData("resourcegroupstaggingapi", "GetResources", "tag:GetResources")]
    [InlineData("accessanalyzer", "ListFindingsV2", "access-analyzer:ListFindings")]
    [InlineData("dms", "ModifyDataProvider", "dms:UpdateDataProvider")]
    [InlineData("s3control", "GetAccessPointScope", "s3express:GetAccessPointScope")]
    [InlineData("sts", "AssumeRoleWithWebIdentity", "sts:AssumeRoleWithWebIdentity")]
    public void An_operation_needs_the_actions_that_AWS_documents(string service, string operation, string actions) =>
        Assert.Equal(actions, string.Join(' ', Resolve(ServiceCatalogTests.Open(service), operation).Actions));

    [Fact]
    public void A_call_that_a_token_authorizes_needs_no_permission()
    {
        var permission = Resolve(ServiceCatalogTests.Open("sso"), "ListAccounts");

        Assert.Equal(NeededActionsKind.NoneNeeded, permission.Kind);
        Assert.NotNull(permission.Reason);
    }

    [Fact]
    public void A_call_without_a_signature_asks_no_policy() =>
        Assert.Equal(
            NeededActionsKind.NoneNeeded,
            Resolve(ServiceCatalogTests.Open("cognito-idp"), "StartWebAuthnRegistration").Kind
        );

    [Fact]
    public void An_operation_of_a_service_that_has_ended_is_unknown_with_that_reason()
    {
        var permission = Resolve(ServiceCatalogTests.Open("iotthingsgraph"), "SearchThings");

        Assert.Equal(NeededActionsKind.Unknown, permission.Kind);
        Assert.Contains("has ended", permission.Reason, StringComparison.Ordinal);
    }

    private static IEnumerable<(ServiceModel Service, string Name)> Operations() =>
        ServiceCatalogTests.Services.SelectMany(service => service.OperationNames.Select(name => (service, name)));

    private static NeededActions Resolve(ServiceModel service, string name)
    {
        Assert.True(service.TryGetOperation(name, out var operation));
        return OperationActions.Resolve(
            new(service.Name, service.SigningName, service.EndpointPrefix, operation.Name, operation.HttpMethod)
            {
                IsUnsigned = operation.IsUnsigned,
            }
        );
    }
}
