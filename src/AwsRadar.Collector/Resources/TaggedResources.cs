using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;

namespace AwsRadar.Collector.Resources;

/// <summary>The tags of resources whose own services do not give them with their lists.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html; what has never had a tag is not there.
/// </remarks>
internal static class TaggedResources
{
    private const int LargestPage = 100;

    /// <summary>No part of a snapshot is unknown without it but tags, which have no section of their own: the ledger names the gap.</summary>
    public static ScanCall Call { get; } =
        new()
        {
            Service = "resourcegroupstaggingapi",
            Operation = "GetResources",
            Subject = ScanSubject.Service,
            Depth = ScanDepth.Fast,
            Sections = [],
            Permissions = [new RequiredAction("tag:GetResources")],
            Calls = "1 per region and 100 resources with tags",
            Why = "Tags of resources whose services do not give them.",
            MayHoldSecrets = true,
        };

    /// <param name="runner">In the region.</param>
    public static async Task ReadAsync(CallRunner runner, ResourceSet resources, CancellationToken cancellationToken)
    {
        runner.Ledger.Plan(1);
        var reply = await runner.AskAsync(
            Call,
            CallInput.Of("ResourcesPerPage", LargestPage),
            page =>
            {
                var tagged = AnswerReader.List(page, "ResourceTagMappingList");
                foreach (var each in tagged)
                {
                    if (Arn.TryParse(AnswerReader.Text(each, "ResourceARN"), out var arn))
                    {
                        resources.Tag(arn, TagReader.TagsIn(each));
                    }
                }

                return tagged.Count();
            },
            cancellationToken
        );
        runner.Enter(Call, null, reply);
    }
}
