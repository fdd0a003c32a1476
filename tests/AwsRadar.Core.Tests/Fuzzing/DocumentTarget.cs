using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Tests.Fuzzing;

/// <summary>A policy document as the API sends it: URL-encoded, once.</summary>
internal sealed class DocumentTarget : FuzzTarget
{
    public override string Name => "document";

    public override IEnumerable<string> Seeds =>
        PolicyTarget
            .Policies()
            .Where((_, index) => index % 8 == 0)
            .Select((policy, index) => index % 2 == 0 ? Uri.EscapeDataString(policy.Text) : policy.Text)
            .Concat(["%7B%22a%22%3A+1%7D", "%7B%2", "%257B%2522", "%7B%22%C3%28%22%7D", "%00%7B", "%20%7b%7d"]);

    protected override void Check(ReadOnlySpan<byte> input)
    {
        if (TextOf(input) is not { } text)
        {
            return;
        }

        var decoded = PolicyText.Decode(text).Json;
        var isDecoded = string.Equals(decoded, Uri.UnescapeDataString(text), StringComparison.Ordinal);
        Holds(isDecoded || string.Equals(decoded, text, StringComparison.Ordinal), $"`{text}` became `{decoded}`.");
        CheckRoundTrip(text);
        CheckDecision(decoded);
    }

    /// <summary>Whatever looks like JSON comes back as it was; encoded twice, it stays what nobody can read.</summary>
    private static void CheckRoundTrip(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return;
        }

        var once = Uri.EscapeDataString(text);
        var twice = PolicyText.Decode(Uri.EscapeDataString(once)).Json;
        Holds(string.Equals(PolicyText.Decode(text).Json, text, StringComparison.Ordinal), $"`{text}` was decoded.");
        Holds(string.Equals(PolicyText.Decode(once).Json, text, StringComparison.Ordinal), $"`{once}` lost something.");
        Holds(!PolicyParser.ParseDocument(twice, PolicyType.Identity).IsReadable, $"`{twice}` was decoded twice.");
    }

    /// <summary>A document that cannot be read leaves the answer open.</summary>
    private static void CheckDecision(string text)
    {
        var policy = NamedPolicy.Parse("policy", text, PolicyType.Identity);
        var request = new RequestContext
        {
            Principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice"),
            Action = "s3:GetObject",
            Resource = "arn:aws:s3:::amzn-s3-demo-bucket/key",
            ResourceAccount = AccountId.Parse("111122223333"),
        };
        var decision = PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [policy] }).Decision;
        var isOpen = decision is Decision.Unknown or Decision.ExplicitlyDenied;
        Holds(policy.Document.IsReadable || isOpen, $"{decision} by a document that cannot be read.");
    }
}
