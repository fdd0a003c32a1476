using System.Text.Json.Nodes;
using AwsRadar.Lab;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>Services that have their requests signed under one name are told apart by what the request looks like.</summary>
public sealed class ServiceFinderTests : IAsyncLifetime
{
    private readonly FixtureFolder _folder = new();
    private LabServer? _lab;

    public async ValueTask InitializeAsync()
    {
        _folder
            .With("elb/DescribeLoadBalancers.json", """{"LoadBalancerDescriptions":[{"LoadBalancerName":"classic"}]}""")
            .With("elbv2/DescribeLoadBalancers.json", """{"LoadBalancers":[{"LoadBalancerName":"application"}]}""")
            .With("es/ListDomainNames.json", """{"DomainNames":[{"DomainName":"old"}]}""")
            .With("opensearch/ListDomainNames.json", """{"DomainNames":[{"DomainName":"new"}]}""")
            .With("s3/ListBuckets.json", """{"Buckets":[{"Name":"bucket"}]}""")
            .With(
                "s3control/ListAccessPoints.json",
                """{"AccessPointList":[{"Name":"point","NetworkOrigin":"Internet","Bucket":"bucket"}]}"""
            )
            .With("dynamodb/ListTables.json", """{"TableNames":["table"]}""")
            .With("dynamodbstreams/ListStreams.json", """{"Streams":[{"TableName":"table"}]}""")
            .With("ses/ListIdentities.json", """{"Identities":["example.com"]}""")
            .With("sesv2/ListEmailIdentities.json", """{"EmailIdentities":[{"IdentityName":"example.com"}]}""")
            .With("apigateway/GetRestApis.json", """{"items":[{"name":"first"}]}""")
            .With("apigatewayv2/GetApis.json", """{"Items":[{"Name":"second"}]}""")
            .With(
                "kinesisanalytics/ListApplications.json",
                """{"ApplicationSummaries":[],"HasMoreApplications":false}"""
            )
            .With("kinesisanalyticsv2/ListApplications.json", """{"ApplicationSummaries":[]}""")
            .With("efs/DescribeFileSystems.json", """{"FileSystems":[]}""")
            .With("rds/DescribeDBClusters.json", """{"DBClusters":[{"Engine":"docdb"}]}""");
        _lab = await _folder.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _lab!.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(
        "elb",
        "DescribeLoadBalancers",
        "{}",
        """{"LoadBalancerDescriptions":[{"LoadBalancerName":"classic"}]}"""
    )]
    [InlineData("elbv2", "DescribeLoadBalancers", "{}", """{"LoadBalancers":[{"LoadBalancerName":"application"}]}""")]
    [InlineData("es", "ListDomainNames", "{}", """{"DomainNames":[{"DomainName":"old"}]}""")]
    [InlineData("s3", "ListBuckets", "{}", """{"Buckets":[{"Name":"bucket"}]}""")]
    [InlineData(
        "s3control",
        "ListAccessPoints",
        """{"AccountId":"123456789012"}""",
        """{"AccessPointList":[{"Name":"point","NetworkOrigin":"Internet","Bucket":"bucket"}]}"""
    )]
    [InlineData("dynamodb", "ListTables", "{}", """{"TableNames":["table"]}""")]
    [InlineData("dynamodbstreams", "ListStreams", "{}", """{"Streams":[{"TableName":"table"}]}""")]
    [InlineData("ses", "ListIdentities", "{}", """{"Identities":["example.com"]}""")]
    [InlineData("sesv2", "ListEmailIdentities", "{}", """{"EmailIdentities":[{"IdentityName":"example.com"}]}""")]
    [InlineData("apigateway", "GetRestApis", "{}", """{"items":[{"name":"first"}]}""")]
    [InlineData("apigatewayv2", "GetApis", "{}", """{"Items":[{"Name":"second"}]}""")]
    [InlineData(
        "kinesisanalytics",
        "ListApplications",
        "{}",
        """{"ApplicationSummaries":[],"HasMoreApplications":false}"""
    )]
    [InlineData("kinesisanalyticsv2", "ListApplications", "{}", """{"ApplicationSummaries":[]}""")]
    [InlineData("efs", "DescribeFileSystems", "{}", """{"FileSystems":[]}""")]
    public async Task Each_service_answers_for_itself(string service, string operation, string input, string output)
    {
        var client = new LabClient(_lab!.Endpoint, _lab.RootCredentials) { Service = service };

        var answer = await client.CallAsync(operation, JsonNode.Parse(input)!.AsObject());

        Assert.Equal(output, answer.GetRawText());
    }

    [Theory]
    [InlineData("docdb")]
    [InlineData("neptune")]
    public async Task Services_with_one_endpoint_answer_for_each_other(string service)
    {
        var client = new LabClient(_lab!.Endpoint, _lab.RootCredentials) { Service = service };

        var answer = await client.CallAsync("DescribeDBClusters");

        Assert.Equal("""{"DBClusters":[{"Engine":"docdb"}]}""", answer.GetRawText());
    }
}
