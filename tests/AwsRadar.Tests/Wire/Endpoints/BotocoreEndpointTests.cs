using System.Text.Json.Nodes;
using AwsRadar.Tests.Wire.Models;
using AwsRadar.Tests.Wire.Protocols;
using AwsRadar.Wire.Endpoints;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Wire.Endpoints;

/// <summary>Every service is called where botocore calls it.</summary>
public sealed class BotocoreEndpointTests
{
    private static readonly string?[] Regions =
    [
        "us-east-1",
        "ap-northeast-2",
        "cn-north-1",
        "us-gov-west-1",
        "eusc-de-east-1",
        EndpointRules.GlobalRegion,
        null,
    ];

    private static readonly string[] FurtherRegions =
    [
        "us-west-1",
        "eu-south-2",
        "cn-northwest-1",
        "us-gov-east-1",
        "us-iso-east-1",
        "us-isob-east-1",
        "us-isof-south-1",
        "eu-isoe-west-1",
        "ap-north-99",
        "us-gov-north-99",
        "elsewhere",
    ];

    private static readonly string[] Buckets =
    [
        "radar",
        "ra.dar",
        "Radar_1",
        "ab",
        "192.168.5.4",
        "radar--use1-az4--x-s3",
        "radar--abcd-ab1-az1--xa-s3",
        "test-accessp-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
        "arn:aws:s3:ap-northeast-2:123456789012:accesspoint/radar",
        "arn:aws:s3:us-gov-west-1:123456789012:accesspoint:radar",
        "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap",
        "arn:aws:s3-object-lambda:us-east-1:123456789012:accesspoint/radar",
        "arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-01234567890123456/accesspoint/radar",
        "arn:aws:s3:us-east-1:123456789012:bucket/radar",
        "arn:aws:s3",
        "",
    ];

    private static readonly bool[] Choices = [false, true];
    private static readonly string[] BucketOperations = ["ListObjectsV2", "CreateBucket", "GetBucketLocation"];
    private static readonly string[] BucketRegions =
    [
        "us-east-1",
        "ap-northeast-2",
        "cn-north-1",
        EndpointRules.GlobalRegion,
    ];
    private static readonly string?[] BucketUrls = [null, "https://s3.example.org/base", "http://127.0.0.1:9000"];

    [Fact]
    public void Every_service_in_every_partition_with_FIPS_and_dual_stack() =>
        AssertSame([
            .. from service in ServiceCatalog.Names
            from region in IsFull ? [.. Regions, .. FurtherRegions] : Regions
            from fips in Choices
            from dualStack in Choices
            select new EndpointCase(
                service,
                new EndpointSettings
                {
                    Region = region,
                    UseFips = fips,
                    UseDualStack = dualStack,
                }
            ),
        ]);

    [Fact]
    public void Every_operation_whose_parameters_decide_on_its_endpoint() =>
        AssertSame([
            .. from name in ServiceCatalog.Names
            let service = ServiceCatalogTests.Open(name)
            from operation in service.OperationNames
            where DecidesOnEndpoint(service, operation)
            from settings in OperationSettings
            select new EndpointCase(name, settings)
            {
                Operation = operation,
                Input = new ModelValues(seed: 11).Structure(Find(service, operation).Input),
            },
        ]);

    [Fact]
    public void Buckets_and_access_points_in_every_addressing_style() =>
        AssertSame([
            .. from bucket in Buckets
            from operation in BucketOperations
            from region in BucketRegions
            from url in BucketUrls
            from useFips in Choices
            from useDualStack in Choices
            from s3 in S3Settings
            select new EndpointCase(
                "s3",
                new EndpointSettings
                {
                    Region = region,
                    EndpointUrl = url,
                    UseFips = useFips,
                    UseDualStack = useDualStack,
                    S3 = s3,
                }
            )
            {
                Operation = operation,
                Input = new JsonObject { ["Bucket"] = bucket },
            },
        ]);

    private static bool IsFull => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1";

    private static IEnumerable<S3EndpointSettings> S3Settings =>
        [
            new(),
            new() { ForcePathStyle = true },
            new() { Accelerate = true },
            new() { UseGlobalEndpoint = true },
            new() { UseArnRegion = false },
            new() { DisableMultiRegionAccessPoints = true, DisableExpressSessions = true },
        ];

    private static IEnumerable<EndpointSettings> OperationSettings =>
        [
            new() { Region = "eu-central-1" },
            new()
            {
                Region = "us-east-1",
                AccountId = "123456789012",
                AccountIdEndpointMode = "preferred",
            },
            new()
            {
                Region = "us-west-2",
                UseDualStack = true,
                AccountIdEndpointMode = "required",
            },
            new() { Region = "us-gov-west-1", UseFips = true },
            new() { Region = "us-east-1", EndpointUrl = "http://127.0.0.1:4599" },
        ];

    private static bool DecidesOnEndpoint(ServiceModel service, string operation) =>
        Find(service, operation) is var model
        && (
            !model.ContextParameters.IsEmpty
            || (model.Input?.Members.Any(member => member.ContextParameter is not null) ?? false)
        );

    private static OperationModel Find(ServiceModel service, string operation) =>
        service.TryGetOperation(operation, out var found) ? found : throw new InvalidOperationException(operation);

    private static void AssertSame(IReadOnlyList<EndpointCase> cases)
    {
        BotocoreEndpoints.SkipUnlessInstalled();

        var answers = BotocoreEndpoints.Ask(cases);

        var known = cases.Zip(answers).Where(pair => pair.Second is not null).ToList();
        // An older botocore knows fewer services; one that knows hardly any proves nothing.
        Assert.True(known.Count > cases.Count / 2, $"botocore knows {known.Count} of {cases.Count} cases.");
        var differences = known
            .Select(pair =>
                (Case: pair.First, Ours: pair.First.Describe(), Theirs: EndpointCase.Describe(pair.Second!))
            )
            .Where(each => each.Ours != each.Theirs)
            .Select(each => $"{each.Case}\n  ours   {each.Ours}\n  theirs {each.Theirs}")
            .ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(10)));
    }
}
