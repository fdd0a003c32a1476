using System.Text.Json;
using AwsRadar.Core.Access.Known;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Core.Tests.Access;

public sealed class ResourcePolicySupportTests
{
    private const string Table = "src/AwsRadar.Core/Access/Known/services-without-resource-policies.json";

    [Theory]
    [InlineData("arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1", true)]
    [InlineData("arn:aws:elasticloadbalancing:us-east-1:123456789012:truststore/partners/1", false)]
    [InlineData("arn:aws:elasticloadbalancing:us-east-1:123456789012:*", false)]
    [InlineData("arn:aws:elasticloadbalancing:us-east-1:123456789012:trust*", false)]
    [InlineData("arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/*", true)]
    [InlineData("arn:aws:cloudfront::123456789012:distribution/E1", true)]
    [InlineData("arn:aws:cloudfront::123456789012:vpcorigin/vo_1", false)]
    [InlineData("arn:aws:rds:us-east-1:123456789012:db:prod", true)]
    [InlineData("arn:aws:s3:::bucket", false)]
    public void A_resource_has_no_policy_where_its_service_has_none_for_its_kind(string arn, bool isAbsent) =>
        Assert.Equal(isAbsent, ResourcePolicySupport.IsAbsentFrom(Arn.Parse(arn)));

    /// <summary>A kind of resource that AWS adds a policy to fails here until the table has it.</summary>
    [Fact]
    public void The_table_names_every_kind_whose_policy_the_reference_lets_somebody_read_or_write()
    {
        var table = JsonElement.Parse(Repository.Read(Table));
        var open = table
            .EnumerateObject()
            .SelectMany(service => Kinds(service.Name).Select(kind => (service, kind)))
            .Where(each => !each.service.Value.EnumerateArray().Any(kind => kind.GetString() == each.kind))
            .Select(each => $"{each.service.Name} {each.kind}");

        Assert.Empty(open);
    }

    /// <summary>What stands behind the account in the ARNs of the types that <c>PutResourcePolicy</c> and the like work on.</summary>
    private static IEnumerable<string> Kinds(string prefix) =>
        ActionCatalog
            .Expand($"{prefix}:*ResourcePolicy")
            .Where(action => action.Name is "GetResourcePolicy" or "PutResourcePolicy")
            .SelectMany(action => action.ResourceTypes)
            .SelectMany(each =>
                ActionCatalog.TryOpen(prefix, out var service) && service.TryGetResourceType(each.Name, out var type)
                    ? type.ArnPatterns
                    : []
            )
            .Select(pattern => pattern.Split(':', 6)[^1].Split('/')[0])
            .Distinct(StringComparer.Ordinal);
}
