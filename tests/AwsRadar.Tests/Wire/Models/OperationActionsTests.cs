using AwsRadar.Core.Reference;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Wire.Models;

/// <summary>Operations of the models meet the actions of the reference.</summary>
public sealed class OperationActionsTests
{
    [Fact]
    public void Every_operation_has_actions_that_exist_or_is_listed_as_unknown()
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var service in ServiceCatalogTests.Services)
        {
            foreach (var name in service.OperationNames)
            {
                var permission = Resolve(service, name);
                Assert.All(permission.Actions, action => Assert.True(ActionCatalog.TryFind(action, out _), action));
                if (permission.Kind is NeededActionsKind.Unknown)
                {
                    unknown.Add($"{service} {name}");
                }
            }
        }

        Assert.Equal(File.ReadAllLines(Listed()), unknown);
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
    public void An_operation_needs_the_actions_that_AWS_documents(string service, string operation, string actions) =>
        Assert.Equal(actions, string.Join(' ', Resolve(ServiceCatalogTests.Open(service), operation).Actions));

    [Fact]
    public void A_call_that_a_token_authorizes_needs_no_permission()
    {
        var permission = Resolve(ServiceCatalogTests.Open("sso"), "ListAccounts");

        Assert.Equal(NeededActionsKind.NoneNeeded, permission.Kind);
        Assert.NotNull(permission.Reason);
    }

    private static NeededActions Resolve(ServiceModel service, string name)
    {
        Assert.True(service.TryGetOperation(name, out var operation));
        return OperationActions.Resolve(
            new(service.Name, service.SigningName, service.EndpointPrefix, operation.Name, operation.HttpMethod)
        );
    }

    private static string Listed([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "operations-without-action.txt");
}
