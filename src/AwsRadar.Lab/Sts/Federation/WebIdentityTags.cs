using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts.Federation;

/// <summary>Session tags in a web identity token: as one object, or each as a claim of its own.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp</remarks>
internal static class WebIdentityTags
{
    private const string Claim = "https://aws.amazon.com/tags";
    private const string TagPrefix = Claim + "/principal_tags/";
    private const string TransitiveClaim = Claim + "/transitive_tag_keys";

    /// <summary>What is wrong with them, or null.</summary>
    public static string? Read(
        JsonWebToken token,
        out ImmutableSortedDictionary<string, string> tags,
        out ImmutableSortedSet<string> transitiveKeys
    )
    {
        var found = ResourceTags.Empty.ToBuilder();
        transitiveKeys = ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase);
        var isWhole = true;
        foreach (var claim in token.Claims.EnumerateObject())
        {
            if (claim.NameEquals(Claim) && claim.Value.ValueKind is JsonValueKind.Object)
            {
                transitiveKeys = transitiveKeys.Union(TransitiveIn(claim.Value));
                isWhole &= TagsIn(claim.Value).All(tag => Add(found, tag.Name, tag.Value));
            }
            else if (claim.NameEquals(TransitiveClaim))
            {
                transitiveKeys = transitiveKeys.Union(JsonWebToken.TextsOf(claim.Value));
            }
            else if (claim.Name.StartsWith(TagPrefix, StringComparison.Ordinal))
            {
                isWhole &= Add(found, claim.Name[TagPrefix.Length..], claim.Value);
            }
        }

        tags = found.ToImmutable();
        return !isWhole ? "Each session tag of the token must have one value, and keys must differ in more than case."
            : tags.Count > ResourceTags.MaxPerResource
                ? $"The token passes more than {ResourceTags.MaxPerResource} session tags."
            : SessionTagRules.Fault(tags, transitiveKeys);
    }

    private static JsonElement.ObjectEnumerator TagsIn(JsonElement claim) =>
        claim.TryGetProperty("principal_tags", out var tags) && tags.ValueKind is JsonValueKind.Object
            ? tags.EnumerateObject()
            : default;

    private static string[] TransitiveIn(JsonElement claim) =>
        claim.TryGetProperty("transitive_tag_keys", out var keys) ? JsonWebToken.TextsOf(keys) : [];

    private static bool Add(ImmutableSortedDictionary<string, string>.Builder tags, string key, JsonElement value)
    {
        if (JsonWebToken.TextsOf(value) is not [var only] || tags.ContainsKey(key))
        {
            return false;
        }

        tags.Add(key, only);
        return true;
    }
}
