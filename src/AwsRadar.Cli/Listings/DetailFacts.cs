using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>What entities of several kinds have alike.</summary>
internal static class DetailFacts
{
    public static IEnumerable<DetailFact> Tags(ImmutableArray<Tag> tags) =>
        tags.Select(tag => new DetailFact("tag", $"{tag.Key} = {tag.Value}"));

    public static ImmutableArray<DetailDocument> Documents(ImmutableArray<InlinePolicy> policies) =>
        [.. policies.Select(policy => new DetailDocument(Translate($"inline policy {policy.Name}"), policy.Document))];
}
