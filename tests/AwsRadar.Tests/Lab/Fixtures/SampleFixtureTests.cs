using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Lab.Fixtures.Answers;
using AwsRadar.Lab.Fixtures.Resources;
using AwsRadar.Lab.Serving;
using AwsRadar.Tests.Cli;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>The sample: every file of it is what a client gets, in the region that it is for, from services of all protocols.</summary>
public sealed class SampleFixtureTests : IAsyncLifetime
{
    private const string Account = "123456789012";
    private const int Services = 107;
    private const int Operations = 476;

    /// <summary>What requests say that their operations require and the sample's cases leave open.</summary>
    private static readonly Dictionary<string, string> Required = new(StringComparer.Ordinal)
    {
        ["AccountId"] = Account,
        ["Bucket"] = "acme-audit-logs-123456789012",
        ["Scope"] = "REGIONAL",
    };

    /// <summary>What is well formed and not there, for cases that are errors; other members have a text that names nothing.</summary>
    private static readonly Dictionary<string, string> Missing = new(StringComparer.Ordinal)
    {
        ["AccountId"] = Account,
        ["Attribute"] = "productCodes",
        ["CertificateArn"] = "arn:aws:acm:ap-northeast-2:123456789012:certificate/ffffffff-ffff-ffff-ffff-ffffffffffff",
        ["FileSystemId"] = "fs-ffffffffffffffff0",
        ["Resource"] = "arn:aws:lambda:ap-northeast-2:123456789012:function:nothing-of-that-name",
        ["ResourceARN"] = "arn:aws:kinesis:ap-northeast-2:123456789012:stream/nothing-of-that-name",
        ["UserPoolId"] = "eu-west-1_Nothing",
        ["accountId"] = "-",
        ["resourceIdentifier"] = "svc-ffffffffffffffff0",
    };

    private LabServer? _lab;

    private LabServer Lab => _lab!;

    public async ValueTask InitializeAsync() =>
        _lab = await LabServer.StartAsync(
            new LabOptions { Account = LabAccount.Sample, Fixtures = LabFixtures.Sample },
            TestContext.Current.CancellationToken
        );

    public ValueTask DisposeAsync() => Lab.DisposeAsync();

    [Fact]
    public void The_sample_has_services_of_all_five_protocols()
    {
        var services = FixtureLibrary.Load(LabFixtures.Sample, LabServices.CarriesOut).Services.Values;

        Assert.Equal(Services, services.Length);
        Assert.Equal(
            [
                ServiceProtocol.AwsQuery,
                ServiceProtocol.Ec2Query,
                ServiceProtocol.AwsJson,
                ServiceProtocol.RestJson,
                ServiceProtocol.RestXml,
            ],
            services.Select(service => service.Model.Protocol).Distinct().Order()
        );
    }

    [Fact]
    public async Task Every_file_is_what_a_client_gets()
    {
        var different = new List<string>();
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (service, operation, place, each) in Cases())
        {
            var region = place.Region ?? "eu-west-1";
            var scope = new FixtureScope(Account, region);
            var client = new LabClient(Lab.Endpoint, Lab.RootCredentials) { Service = service, Region = region };

            var reply = await client.TryAsync(operation.Name, InputOf(operation, each, scope));

            if (reply.Error is null)
            {
                answered.Add($"{service}:{operation.Name}");
            }

            var problem = each.Error is { } error
                ? reply.Error?.Code.Equals(error.Code, StringComparison.Ordinal) is true
                    ? null
                    : $"{reply.Error}"
                : reply.Error is { } refused
                    ? $"{refused}"
                    : Difference(Placeholders.Expand(each.Output, scope), reply.Value.Output, operation);
            if (problem is not null)
            {
                different.Add($"{each.Origin}: {problem}");
            }
        }

        Assert.Equal(Operations, answered.Count);
        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    [Fact]
    public void Every_kind_of_resource_that_can_have_a_policy_has_one_in_the_sample()
    {
        var told = Cases()
            .Where(each => each.Case.Error is null)
            .Select(each => $"{each.Service}:{each.Operation.Name}")
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(
            ResourcePolicyRow
                .All.Select(row => $"{row.Service}:{row.Operation}")
                .Where(operation => !told.Contains(operation))
        );
    }

    [Fact]
    public async Task The_AWS_CLI_and_boto3_see_the_companys_resources()
    {
        await ForeignClient.RequireAsync("aws", "--version");
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");
        const string Script =
            "import boto3; print(','.join(i['InstanceId'] for r in boto3.client('ec2', region_name='ap-northeast-2')"
            + ".describe_instances()['Reservations'] for i in r['Instances'])); "
            + "print(boto3.client('sqs', region_name='ap-northeast-2').list_queues()['QueueUrls'][0]); "
            + "print(boto3.client('route53').list_hosted_zones()['HostedZones'][0]['Name'])";

        var buckets = await ForeignClient.RunAsync(Lab, Lab.RootCredentials, "aws", "s3", "ls");
        var objects = await ForeignClient.RunAsync(Lab, Lab.RootCredentials, "aws", "s3", "ls", "s3://acme-app-assets");
        var boto3 = await ForeignClient.RunAsync(Lab, Lab.RootCredentials, "python3", "-c", Script);

        Assert.Contains("acme-audit-logs-123456789012", buckets.Out, StringComparison.Ordinal);
        Assert.Contains("PRE css/", objects.Out, StringComparison.Ordinal);
        Assert.Contains("index.html", objects.Out, StringComparison.Ordinal);
        Assert.Equal(
            [
                "i-01a9b8c7d6e5f4032,i-02a9b8c7d6e5f4032,i-03a9b8c7d6e5f4032",
                "https://sqs.ap-northeast-2.amazonaws.com/123456789012/orders",
                "acme.example.",
            ],
            boto3.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
    }

    [Fact]
    public async Task Call_shows_what_a_region_has_and_that_another_has_nothing()
    {
        using var cli = new CliProcess();
        foreach (var (name, value) in Lab.EnvironmentVariables)
        {
            cli.With(name, value);
        }

        string[] call =
        [
            "call",
            "ec2",
            "describe-instances",
            "--query",
            "Reservations[].Instances[].InstanceId",
            "--output",
            "text",
        ];
        var seoul = await cli.RunAsync([.. call, "--region", "ap-northeast-2"]);
        var ireland = await cli.RunAsync(
            "call",
            "ec2",
            "describe-instances",
            "--region",
            "eu-west-1",
            "--output",
            "jsonl"
        );
        var unknown = await cli.RunAsync("call", "ec2", "describe-nat-gateways", "--region", "ap-northeast-2");

        Assert.Equal("i-01a9b8c7d6e5f4032\ti-02a9b8c7d6e5f4032\ti-03a9b8c7d6e5f4032", seoul.Out.Trim());
        Assert.Equal((0, ""), (ireland.ExitCode, ireland.Out.Trim()));
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("ec2/DescribeNatGateways.json", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fixtures_that_do_not_fit_are_a_usage_error_that_names_them_all()
    {
        using var cli = new CliProcess();
        using var folder = new FixtureFolder()
            .With("ec2/DescribeVpcs.json", """{"Vpcs":[{"VpcId":1}]}""")
            .With("ec3/DescribeVpcs.json", "{}");

        var result = await cli.RunAsync("lab", "--port", "0", "--fixtures", folder.Path);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(
            "ec2/DescribeVpcs.json: `Vpcs[0].VpcId` must be a string",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("ec3/DescribeVpcs.json: `ec3` is no service", result.Error, StringComparison.Ordinal);
        Assert.Contains("cannot be used, for 2 reasons.", result.Error, StringComparison.Ordinal);
    }

    internal static IEnumerable<(
        string Service,
        OperationModel Operation,
        FixturePlace Place,
        FixtureCase Case
    )> Cases() =>
        from service in FixtureLibrary.Load(LabFixtures.Sample, LabServices.CarriesOut).Services.Values
        from operation in service.Operations.Values
        from place in operation.Places
        from each in place.Cases
        select (service.Model.Name, operation.Model, place.Place, each);

    internal static JsonObject InputOf(OperationModel operation, FixtureCase each, FixtureScope scope)
    {
        var input =
            each.Input.ValueKind is JsonValueKind.Object
                ? JsonObject.Create(Placeholders.Expand(each.Input, scope))!
                : [];
        foreach (var absent in input.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            input.Remove(absent);
        }

        foreach (
            var member in operation.Input?.Members.Where(member => member.IsRequired || IsOnly(member, operation, each))
                ?? []
        )
        {
            if (!input.ContainsKey(member.Name))
            {
                input[member.Name] =
                    member.Shape.Kind is not ShapeKind.String ? JsonValue.Create(10)
                    : each.Error is null
                        ? Required.GetValueOrDefault(member.Name, "1f6c9b1e-7d0a-4c55-9a3e-2b8f0f6f4b10")
                    : Missing.GetValueOrDefault(member.Name, "nothing-of-that-name");
            }
        }

        return input;
    }

    /// <summary>What an operation describes that would describe the default one without it: <c>events:DescribeEventBus</c>.</summary>
    private static bool IsOnly(Member member, OperationModel operation, FixtureCase each) =>
        each.Error is not null && operation.Input!.Members.Length == 1 && member.Shape.Kind is ShapeKind.String;

    /// <summary>What of the fixture is not in the answer; the answer may say besides how its page is cut.</summary>
    private static string? Difference(JsonElement expected, JsonElement actual, OperationModel operation)
    {
        foreach (var member in expected.EnumerateObject())
        {
            var isEmpty = member.Value.ValueKind is JsonValueKind.Array && member.Value.GetArrayLength() == 0;
            if (!actual.TryGetProperty(member.Name, out var value))
            {
                if (isEmpty)
                {
                    continue;
                }

                return $"{member.Name} is lost";
            }

            var isNested =
                operation.Paginator?.ResultKeys.Any(key => key.StartsWith(member.Name + ".", StringComparison.Ordinal))
                is true;
            var difference = isNested
                ? Difference(member.Value.GetProperty("Items"), value.GetProperty("Items"))
                : Difference(member.Value, value);
            if (difference is not null)
            {
                return $"{member.Name} {difference}";
            }
        }

        return null;
    }

    private static string? Difference(JsonElement expected, JsonElement actual) =>
        Wire.RoundTrips.JsonDifference.First(expected, actual);
}
