using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Wire.Models;

public sealed class EndpointCatalogTests
{
    [Fact]
    public void Every_service_has_endpoint_rules_without_documentation()
    {
        foreach (var name in ServiceCatalog.Names)
        {
            Assert.True(EndpointCatalog.TryReadRuleSet(name, out var rules), name);
            Assert.NotEqual(0, rules.GetProperty("rules").GetArrayLength());
            Assert.True(rules.GetProperty("parameters").TryGetProperty("Endpoint", out var parameter));
            Assert.False(parameter.TryGetProperty("documentation", out _));
        }
    }

    [Fact]
    public void Partitions_say_their_regions_and_suffixes()
    {
        var partitions = EndpointCatalog.Partitions.GetProperty("partitions").EnumerateArray().ToArray();

        var china = Assert.Single(partitions, partition => partition.GetProperty("id").ValueEquals("aws-cn"));
        Assert.Equal("amazonaws.com.cn", china.GetProperty("outputs").GetProperty("dnsSuffix").GetString());
        Assert.True(china.GetProperty("regions").TryGetProperty("cn-north-1", out _));
    }

    [Fact]
    public void A_regional_service_lists_its_regions_and_a_global_one_has_none()
    {
        Assert.Contains("ap-northeast-2", EndpointCatalog.RegionsOf(ServiceCatalogTests.Open("ec2")));
        Assert.Equal(
            ["cn-north-1", "cn-northwest-1"],
            EndpointCatalog.RegionsOf(ServiceCatalogTests.Open("ec2"), "aws-cn")
        );
        Assert.Empty(EndpointCatalog.RegionsOf(ServiceCatalogTests.Open("iam")));
        Assert.Empty(EndpointCatalog.RegionsOf(ServiceCatalogTests.Open("ec2"), "aws-elsewhere"));
    }

    [Theory]
    [InlineData("nosuchservice")]
    [InlineData("/partitions")]
    [InlineData("")]
    public void What_is_not_a_service_has_no_rules(string name) =>
        Assert.False(EndpointCatalog.TryReadRuleSet(name, out _));
}
