using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Policies;

/// <summary>Where each bucket is, which decides where it is asked about.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html</remarks>
internal static class BucketRegions
{
    public static ScanCall Call { get; } =
        new()
        {
            Service = "s3",
            Operation = "GetBucketLocation",
            Subject = ScanSubject.Resource,
            Depth = ScanDepth.Fast,
            Sections = [SnapshotSection.Resources],
            Permissions = [new RequiredAction("s3:GetBucketLocation")],
            Calls = "1 per bucket whose region the list does not tell",
            Why = "Where the bucket is.",
        };

    public static async Task<ImmutableDictionary<Arn, string>> FindAsync(
        CallRunner runner,
        ImmutableArray<FoundResource> found,
        ResourceSet resources,
        CancellationToken cancellationToken
    )
    {
        var regions = new ConcurrentDictionary<Arn, string>();
        var unclear = new Dictionary<string, FoundResource>(StringComparer.Ordinal);
        foreach (var bucket in found.Where(resource => resource.Type is "s3:bucket"))
        {
            if (
                bucket.Item.TryGetProperty("BucketRegion", out var region) && region.GetString() is { Length: > 0 } name
            )
            {
                regions[bucket.Arn] = name;
            }
            else
            {
                unclear.Add(bucket.Arn.ToString(), bucket);
            }
        }

        if (unclear.Count > 0)
        {
            await new EntityCalls(Call, Translatable("bucket")).AskAsync<string>(
                runner,
                [.. unclear.Keys],
                arn => CallInput.Of("Bucket", SubjectName.Last(unclear[arn])),
                (page, arn) =>
                {
                    var region = RegionOf(page);
                    regions[unclear[arn].Arn] = region;
                    return [region];
                },
                cancellationToken
            );
        }

        foreach (var (bucket, region) in regions)
        {
            resources.Move(bucket, region);
        }

        return regions.ToImmutableDictionary();
    }

    private static string RegionOf(JsonElement answer) =>
        AnswerReader.TextOrNull(answer, "LocationConstraint") switch
        {
            null or "" => "us-east-1",
            "EU" => "eu-west-1",
            var region => region,
        };
}
