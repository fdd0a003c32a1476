using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Policies;

/// <summary>S3 Block Public Access of buckets and of the account.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html; without a configuration nothing is blocked.</remarks>
internal static class PublicAccessReader
{
    public static ScanCall OfBucket { get; } = Create("s3", "s3:GetBucketPublicAccessBlock", "1 per bucket");

    public static ScanCall OfAccount { get; } = Create("s3control", "s3:GetAccountPublicAccessBlock", "1");

    public static Task BucketsAsync(
        CallRunner runner,
        IEnumerable<FoundResource> buckets,
        bool isUnread,
        ImmutableDictionary<Arn, string> regions,
        PolicySetBuilder policies,
        CancellationToken cancellationToken
    ) =>
        ResourceCalls.AskAsync(
            runner,
            OfBucket,
            buckets,
            isUnread,
            regions,
            bucket => CallInput.Of("Bucket", SubjectName.Last(bucket)),
            (bucket, _, page) =>
            {
                policies.PublicAccessBlocks.Add(Read(page, bucket.Arn));
                return 1;
            },
            (bucket, _) => policies.PublicAccessBlocks.Add(new PublicAccessBlock(bucket.Arn)),
            cancellationToken
        );

    public static async Task AccountAsync(
        CallRunner runner,
        Place place,
        PolicySetBuilder policies,
        CancellationToken cancellationToken
    )
    {
        runner.Ledger.Plan(1);
        var reply = await runner.AskAsync(
            OfAccount,
            CallInput.Of("AccountId", place.Account.ToString()),
            page =>
            {
                policies.PublicAccessBlocks.Add(Read(page, bucket: null));
                return 1;
            },
            cancellationToken
        );
        if (PolicyAnswers.MeansNone(reply))
        {
            policies.PublicAccessBlocks.Add(new PublicAccessBlock(null));
            reply = reply with { Outcome = CallOutcome.Ok, Message = PolicyAnswers.None };
        }

        runner.Enter(OfAccount, null, reply);
    }

    private static PublicAccessBlock Read(JsonElement answer, Arn? bucket)
    {
        var settings = AnswerReader.Object(answer, "PublicAccessBlockConfiguration");
        return new PublicAccessBlock(bucket)
        {
            BlockPublicAcls = AnswerReader.Flag(settings, "BlockPublicAcls"),
            IgnorePublicAcls = AnswerReader.Flag(settings, "IgnorePublicAcls"),
            BlockPublicPolicy = AnswerReader.Flag(settings, "BlockPublicPolicy"),
            RestrictPublicBuckets = AnswerReader.Flag(settings, "RestrictPublicBuckets"),
        };
    }

    private static ScanCall Create(string service, string action, string calls) =>
        new()
        {
            Service = service,
            Operation = "GetPublicAccessBlock",
            Subject = ScanSubject.Resource,
            Depth = ScanDepth.Fast,
            Sections = [SnapshotSection.PublicAccessBlocks],
            Permissions = [new RequiredAction(action)],
            Calls = calls,
            Why = "Whether public policies of buckets let others in.",
        };
}
