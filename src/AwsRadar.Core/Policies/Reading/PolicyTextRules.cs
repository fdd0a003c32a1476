using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies.Json;

namespace AwsRadar.Core.Policies.Reading;

/// <summary>Checks the text as a whole: its length and its characters.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html#min-max-values
/// </remarks>
internal static class PolicyTextRules
{
    /// <summary>What the API takes as a <c>policyDocumentType</c>. Quotas of users, groups and roles are lower, and theirs.</summary>
    public const int MaxIamCharacters = 131_072;

    /// <summary>Doubled in May 2026. White space counts, in these four as it does not in IAM's own quotas.</summary>
    private const int MaxServiceControlCharacters = 10_240;
    private const int MaxResourceControlCharacters = 5_120;

    /// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</remarks>
    private const int MaxSessionCharacters = 2_048;

    /// <remarks>https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html</remarks>
    private const int MaxEndpointCharacters = 20_480;
    private const char LastIamCharacter = '\u00FF';

    public static void Check(string text, JsonNode root, ReadingContext context)
    {
        var place = new Place(root.Span, "", Translate("The policy"));
        var max = context.Type switch
        {
            PolicyType.ServiceControl => MaxServiceControlCharacters,
            PolicyType.ResourceControl => MaxResourceControlCharacters,
            PolicyType.Session => MaxSessionCharacters,
            PolicyType.VpcEndpoint => MaxEndpointCharacters,
            _ => int.MaxValue,
        };
        if (text.Length > max)
        {
            context.Report(GrammarDiagnostics.TooLong(place, $"a {context.Type.ToPhrase()}", text.Length, max));
        }

        if (!IsKeptByIam(context.Type))
        {
            return;
        }

        if (text.Length > MaxIamCharacters)
        {
            context.Report(GrammarDiagnostics.TooLong(place, "an IAM policy", text.Length, MaxIamCharacters));
        }

        var at = text.AsSpan().IndexOfAnyExceptInRange('\0', LastIamCharacter);
        // A byte order mark has its own diagnostic.
        if (at > 0)
        {
            context.Report(JsonDiagnostics.CharacterNotAllowed(SpanOf(text, at), text[at]));
        }
    }

    private static bool IsKeptByIam(PolicyType type) =>
        type is PolicyType.Identity or PolicyType.PermissionsBoundary or PolicyType.Trust or PolicyType.Session;

    private static Span SpanOf(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        var start = new Position(1 + before.Count('\n'), offset - (before.LastIndexOf('\n') + 1), offset);
        return new Span(start, start with { Column = start.Column + 1, Offset = offset + 1 });
    }
}
