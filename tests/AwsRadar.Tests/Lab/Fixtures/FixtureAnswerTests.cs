using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Fixtures;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>Which fixture answers a request, and what a request without one gets.</summary>
public sealed class FixtureAnswerTests : IDisposable
{
    private const string Clusters = """{"clusters":["one"]}""";
    private readonly FixtureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_most_precise_place_answers()
    {
        _folder
            .With("eks/ListClusters.json", """{"clusters":["everywhere"]}""")
            .With("eu-west-1/eks/list-clusters.json", """{"clusters":["region"]}""")
            .With("123456789012/eks/ListClusters.json", """{"clusters":["account"]}""")
            .With("123456789012/us-east-2/eks/ListClusters.json", """{"clusters":["both"]}""")
            .With("210987654321/eks/ListClusters.json", """{"clusters":["other account"]}""");
        await using var lab = await _folder.StartAsync();

        Assert.Equal("both", await FirstAsync(lab, "us-east-2"));
        Assert.Equal("account", await FirstAsync(lab, "us-east-1"));
        Assert.Equal("account", await FirstAsync(lab, "eu-west-1"));
    }

    [Fact]
    public async Task A_region_is_more_precise_than_everywhere()
    {
        _folder
            .With("eks/ListClusters.json", """{"clusters":["everywhere"]}""")
            .With("eu-west-1/eks/ListClusters.json", """{"clusters":["region"]}""");
        await using var lab = await _folder.StartAsync();

        Assert.Equal("region", await FirstAsync(lab, "eu-west-1"));
        Assert.Equal("everywhere", await FirstAsync(lab, "us-east-1"));
    }

    [Fact]
    public async Task Placeholders_stand_for_the_account_and_the_region_and_other_text_stays()
    {
        _folder.With(
            "eks/ListClusters.json",
            """{"clusters":["${Partition}:${Region}:${AccountId}:${DnsSuffix}","${aws:username} ${region} $${Region}"]}"""
        );
        await using var lab = await _folder.StartAsync();

        var here = await Client(lab, "eks", "ap-northeast-2").CallAsync("ListClusters");
        var china = await Client(lab, "eks", "cn-north-1").CallAsync("ListClusters");

        Assert.Equal(
            """{"clusters":["aws:ap-northeast-2:123456789012:amazonaws.com","${aws:username} ${region} ${Region}"]}""",
            here.GetRawText()
        );
        Assert.Equal("aws-cn:cn-north-1:123456789012:amazonaws.com.cn", china.GetProperty("clusters")[0].GetString());
    }

    [Fact]
    public async Task Cases_answer_by_their_input_and_the_last_one_all_others()
    {
        _folder
            .With(
                "eks/DescribeCluster/prod.json",
                """{"input":{"name":"prod"},"output":{"cluster":{"name":"prod","version":"1.34"}}}"""
            )
            .With(
                "eks/DescribeCluster.json",
                """
                [
                  {"input":{"name":"${Region}"},"output":{"cluster":{"name":"here"}}},
                  {"error":{"code":"ResourceNotFoundException","message":"No cluster in ${Region}.","status":404,"clusterName":"it"}}
                ]
                """
            );
        await using var lab = await _folder.StartAsync();
        var eks = Client(lab, "eks");

        var prod = await eks.CallAsync("DescribeCluster", new JsonObject { ["name"] = "prod" });
        var here = await eks.CallAsync("DescribeCluster", new JsonObject { ["name"] = "us-east-1" });
        var other = await eks.FailAsync("DescribeCluster", new JsonObject { ["name"] = "dev" });

        Assert.Equal("1.34", prod.GetProperty("cluster").GetProperty("version").GetString());
        Assert.Equal("here", here.GetProperty("cluster").GetProperty("name").GetString());
        Assert.Equal(
            ("ResourceNotFoundException", "No cluster in us-east-1.", 404),
            (other.Code, other.Message, other.Status)
        );
        Assert.Equal("""{"clusterName":"it"}""", other.Details?.GetRawText());
    }

    [Fact]
    public async Task An_ARN_names_what_the_fixture_names_shorter()
    {
        _folder
            .With(
                "lambda/GetFunctionConfiguration.json",
                """[{"input":{"FunctionName":"orders"},"output":{"FunctionName":"orders"}}]"""
            )
            .With(
                "kms/ListAliases.json",
                """{"Aliases":[{"AliasName":"alias/app","TargetKeyId":"1234abcd-12ab-34cd-56ef-1234567890ab"}]}"""
            )
            .With(
                "kms/GetKeyRotationStatus.json",
                """[{"input":{"KeyId":"1234abcd-12ab-34cd-56ef-1234567890ab"},"output":{"KeyRotationEnabled":true}}]"""
            );
        await using var lab = await _folder.StartAsync();
        string[] keys =
        [
            "1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "alias/app",
            "arn:aws:kms:us-east-1:123456789012:alias/app",
        ];

        var function = await Client(lab, "lambda")
            .CallAsync(
                "GetFunctionConfiguration",
                new JsonObject { ["FunctionName"] = "arn:aws:lambda:us-east-1:123456789012:function:orders" }
            );
        foreach (var key in keys)
        {
            var status = await Client(lab, "kms").CallAsync("GetKeyRotationStatus", new JsonObject { ["KeyId"] = key });
            Assert.True(status.GetProperty("KeyRotationEnabled").GetBoolean());
        }

        Assert.Equal("orders", function.GetProperty("FunctionName").GetString());
    }

    [Fact]
    public async Task What_no_fixture_answers_names_the_file_that_would()
    {
        _folder
            .With("eks/ListClusters.json", Clusters)
            .With("eks/DescribeCluster.json", """[{"input":{"name":"a"},"output":{}}]""");
        await using var lab = await _folder.StartAsync();

        var operation = await Client(lab, "eks")
            .FailAsync("ListNodegroups", new JsonObject { ["clusterName"] = "one" });
        var service = await Client(lab, "ec2").FailAsync("DescribeVpcs");
        var input = await Client(lab, "eks").FailAsync("DescribeCluster", new JsonObject { ["name"] = "b" });

        Assert.Equal(("NotImplemented", 501), (operation.Code, operation.Status));
        Assert.Equal(
            "The lab has no fixture for eks ListNodegroups in us-east-1 of 123456789012: "
                + "eks/ListNodegroups.json in the fixtures' folder would answer it.",
            operation.Message
        );
        Assert.Equal(("NotImplemented", 501), (service.Code, service.Status));
        Assert.Contains("ec2/DescribeVpcs.json", service.Message, StringComparison.Ordinal);
        Assert.Equal(
            "No case of eks/DescribeCluster.json fits this input of eks DescribeCluster: "
                + "one more, without `input`, would answer all others.",
            input.Message
        );
    }

    [Fact]
    public async Task A_list_that_other_regions_have_is_empty_where_it_has_no_fixture()
    {
        _folder
            .With("eu-west-1/eks/ListClusters.json", Clusters)
            .With("eu-west-1/cloudfront/ListDistributions.json", """{"DistributionList":{"Items":[]}}""")
            .With("eu-west-1/eks/DescribeCluster.json", """{"cluster":{"name":"one"}}""");
        await using var lab = await _folder.StartAsync();

        var list = await Client(lab, "eks").CallAsync("ListClusters");
        var nested = await Client(lab, "cloudfront").CallAsync("ListDistributions");
        var one = await Client(lab, "eks").FailAsync("DescribeCluster", new JsonObject { ["name"] = "one" });

        Assert.Equal("""{"clusters":[]}""", list.GetRawText());
        Assert.Equal(
            """{"DistributionList":{"Marker":"","MaxItems":50,"IsTruncated":false,"Quantity":0,"Items":[]}}""",
            nested.GetRawText()
        );
        Assert.Equal("NotImplemented", one.Code);
    }

    [Fact]
    public async Task On_request_every_list_without_a_fixture_is_empty()
    {
        _folder.With("eks/ListClusters.json", Clusters);
        await using var lab = await _folder.StartAsync(WithoutFixture.Empty);

        Assert.Equal("""{"Vpcs":[]}""", (await Client(lab, "ec2").CallAsync("DescribeVpcs")).GetRawText());
        Assert.Equal("""{"QueueUrls":[]}""", (await Client(lab, "sqs").CallAsync("ListQueues")).GetRawText());
        Assert.Equal(
            "NotImplemented",
            (await Client(lab, "eks").FailAsync("DescribeCluster", new JsonObject { ["name"] = "x" })).Code
        );
    }

    [Fact]
    public async Task A_list_is_narrowed_to_what_the_request_names()
    {
        _folder
            .With(
                "rds/DescribeDBInstances.json",
                """{"DBInstances":[{"DBInstanceIdentifier":"a"},{"DBInstanceIdentifier":"b"}]}"""
            )
            .With(
                "ecs/DescribeClusters.json",
                """{"clusters":[{"clusterName":"a","clusterArn":"arn:aws:ecs:us-east-1:123456789012:cluster/a"},{"clusterName":"b"}]}"""
            )
            .With(
                "ec2/DescribeInstances.json",
                """{"Reservations":[{"ReservationId":"r-1","Instances":[{"InstanceId":"i-1"},{"InstanceId":"i-2"}]},{"ReservationId":"r-2","Instances":[{"InstanceId":"i-3"}]}]}"""
            );
        await using var lab = await _folder.StartAsync();
        var rds = Client(lab, "rds");

        var one = await rds.CallAsync("DescribeDBInstances", new JsonObject { ["DBInstanceIdentifier"] = "b" });
        var none = await rds.FailAsync("DescribeDBInstances", new JsonObject { ["DBInstanceIdentifier"] = "c" });
        var cluster = await Client(lab, "ecs")
            .CallAsync(
                "DescribeClusters",
                new JsonObject { ["clusters"] = new JsonArray("arn:aws:ecs:us-east-1:123456789012:cluster/a") }
            );
        var nested = await Client(lab, "ec2")
            .CallAsync("DescribeInstances", new JsonObject { ["InstanceIds"] = new JsonArray("i-2") });

        Assert.Equal("""{"DBInstances":[{"DBInstanceIdentifier":"b"}]}""", one.GetRawText());
        Assert.Equal(("DBInstanceNotFound", 404), (none.Code, none.Status));
        Assert.Equal(
            "a",
            Assert.Single(cluster.GetProperty("clusters").EnumerateArray()).GetProperty("clusterName").GetString()
        );
        Assert.Equal(
            """{"Reservations":[{"ReservationId":"r-1","Instances":[{"InstanceId":"i-2"}]}]}""",
            nested.GetRawText()
        );
    }

    [Fact]
    public async Task Objects_of_a_bucket_are_listed_by_prefix_and_delimiter()
    {
        _folder.With(
            "s3/ListObjectsV2.json",
            """{"Name":"b","Contents":[{"Key":"a/1"},{"Key":"a/2"},{"Key":"a/b/3"},{"Key":"c/4"},{"Key":"d"}]}"""
        );
        await using var lab = await _folder.StartAsync();
        var s3 = Client(lab, "s3");

        var top = await s3.CallAsync("ListObjectsV2", new JsonObject { ["Bucket"] = "bucket", ["Delimiter"] = "/" });
        var inner = await s3.CallAsync(
            "ListObjectsV2",
            new JsonObject
            {
                ["Bucket"] = "bucket",
                ["Delimiter"] = "/",
                ["Prefix"] = "a/",
                ["StartAfter"] = "a/1",
            }
        );

        Assert.Equal(["a/", "c/"], Prefixes(top));
        Assert.Equal(["d"], Keys(top));
        Assert.Equal(["a/b/"], Prefixes(inner));
        Assert.Equal(["a/2"], Keys(inner));
        Assert.Equal(2, inner.GetProperty("KeyCount").GetInt32());

        static IEnumerable<string?> Prefixes(JsonElement page) =>
            page.GetProperty("CommonPrefixes").EnumerateArray().Select(each => each.GetProperty("Prefix").GetString());
        static IEnumerable<string?> Keys(JsonElement page) =>
            page.GetProperty("Contents").EnumerateArray().Select(each => each.GetProperty("Key").GetString());
    }

    [Theory]
    [InlineData("eks", "ListClusters", """{"maxResults":101}""", "InvalidParameterException", 400)]
    [InlineData("ecs", "ListClusters", """{"maxResults":1000}""", null, 0)]
    [InlineData("lambda", "ListFunctions", """{"MaxItems":0}""", "InvalidParameterValueException", 400)]
    [InlineData("dynamodb", "ListTables", """{"Limit":101}""", "ValidationException", 400)]
    [InlineData("rds", "DescribeDBInstances", """{"MaxRecords":-1}""", "ValidationError", 400)]
    [InlineData("ec2", "DescribeInstances", """{"MaxResults":-5}""", "InvalidParameterValue", 400)]
    [InlineData("route53", "ListHostedZones", """{"MaxItems":"many"}""", "InvalidInput", 400)]
    public async Task An_input_that_the_model_refuses_gets_the_services_own_error(
        string service,
        string operation,
        string input,
        string? code,
        int status
    )
    {
        _folder
            .With("eks/ListClusters.json", "{}")
            .With("ecs/ListClusters.json", "{}")
            .With("lambda/ListFunctions.json", "{}")
            .With("dynamodb/ListTables.json", "{}")
            .With("rds/DescribeDBInstances.json", "{}")
            .With("ec2/DescribeInstances.json", "{}")
            .With("route53/ListHostedZones.json", "{}");
        await using var lab = await _folder.StartAsync();

        var reply = await Client(lab, service).TryAsync(operation, JsonNode.Parse(input)!.AsObject());

        Assert.Equal((code, status), (reply.Error?.Code, reply.Error?.Status ?? 0));
    }

    [Fact]
    public async Task A_page_token_is_good_for_its_own_request_only()
    {
        var names = string.Join(',', Enumerable.Range(0, 60).Select(index => $"\"{index}\""));
        _folder
            .With("eks/ListClusters.json", $$"""{"clusters":[{{names}}]}""")
            .With("eks/ListNodegroups.json", $$"""{"nodegroups":[{{names}}]}""");
        await using var lab = await _folder.StartAsync();
        var eks = Client(lab, "eks");

        var token = (await eks.CallAsync("ListNodegroups", Of("a"))).GetProperty("nextToken").GetString()!;
        var second = await eks.CallAsync("ListNodegroups", Of("a", token));
        var other = await eks.FailAsync("ListNodegroups", Of("b", token));
        var region = await Client(lab, "eks", "eu-west-1").FailAsync("ListNodegroups", Of("a", token));
        var operation = await eks.FailAsync("ListClusters", new JsonObject { ["nextToken"] = token });
        var changed = await eks.FailAsync("ListNodegroups", Of("a", (token[0] == '0' ? '1' : '0') + token[1..]));

        Assert.Equal(10, second.GetProperty("nodegroups").GetArrayLength());
        Assert.False(second.TryGetProperty("nextToken", out _));
        Assert.All([other, region, operation, changed], error => Assert.Equal("InvalidParameterException", error.Code));

        static JsonObject Of(string cluster, string? token = null)
        {
            var input = new JsonObject { ["clusterName"] = cluster };
            if (token is not null)
            {
                input["nextToken"] = token;
            }

            return input;
        }
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8-bom")]
    public async Task A_file_may_be_what_a_shell_of_Windows_writes(string encoding)
    {
        _folder.With("eks/keep", "");
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "eks", "ListClusters.json"),
            """{"clusters":["한국"]}""",
            encoding is "utf-16" ? Encoding.Unicode : Encoding.UTF8,
            TestContext.Current.CancellationToken
        );
        await using var lab = await _folder.StartAsync();

        Assert.Equal("한국", await FirstAsync(lab, "us-east-1"));
    }

    [Fact]
    public async Task What_boto3_adds_to_a_result_is_no_part_of_it()
    {
        _folder.With("eks/ListClusters.json", """{"ResponseMetadata":{"HTTPStatusCode":200},"clusters":["one"]}""");
        await using var lab = await _folder.StartAsync();

        Assert.Equal(Clusters, (await Client(lab, "eks").CallAsync("ListClusters")).GetRawText());
    }

    [Fact]
    public async Task Fixtures_stay_when_the_lab_is_reset()
    {
        _folder.With("eks/ListClusters.json", Clusters);
        await using var lab = await _folder.StartAsync();
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);

        await root.CallAsync("CreateUser", new JsonObject { ["UserName"] = "gone" });
        var reset = await root.SendAsync(
            root.Sign(root.Write("ListUsers") with { Method = "POST", RawPath = "/_lab/reset" })
        );

        Assert.Equal(200, reset.Status);
        Assert.Equal("one", await FirstAsync(lab, "us-east-1"));
        Assert.Equal("NoSuchEntity", (await root.FailAsync("GetUser", new JsonObject { ["UserName"] = "gone" })).Code);
    }

    private static LabClient Client(LabServer lab, string service, string region = "us-east-1") =>
        new(lab.Endpoint, lab.RootCredentials) { Service = service, Region = region };

    private static async Task<string?> FirstAsync(LabServer lab, string region)
    {
        var list = await Client(lab, "eks", region).CallAsync("ListClusters");
        return list.GetProperty("clusters")[0].GetString();
    }
}
