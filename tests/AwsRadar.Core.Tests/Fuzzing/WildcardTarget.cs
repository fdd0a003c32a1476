using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Tests.Hostile;
using AwsRadar.Core.Tests.Oracle;

namespace AwsRadar.Core.Tests.Fuzzing;

/// <summary>The wildcard matchers: a pattern, a line feed, a text.</summary>
internal sealed class WildcardTarget : FuzzTarget
{
    private const int MaxLength = 1_536;

    public override string Name => "wildcard";

    public override IEnumerable<string> Seeds =>
        [
            "arn:aws:s3:::b/*\narn:aws:s3:::b/a:b/c",
            "arn:aws:logs:*:log-stream:x\narn:aws:logs:eu-west-1:1:log-group:g:log-stream:x",
            "*a?*b*\naxbaab",
            "*:a:*:b:*\na:a:b:a:b:",
            "s3:Get*\ns3:GetObject",
            $"*{Repeat("a?", 150)}*b\n{Repeat("a", 400)}",
            $"*:{Repeat("a:", 20)}b:*\n{Repeat("a:", 40)}b:",
        ];

    protected override void Check(ReadOnlySpan<byte> input)
    {
        if (TextOf(input[..Math.Min(input.Length, MaxLength)])?.Split('\n', 2) is not [var pattern, var text])
        {
            return;
        }

        var (asText, asArn, asAction) = (new StepCount(), new StepCount(), new StepCount());
        var matches = WildcardPattern.Parse(pattern).Matches(text, ref asText);
        Holds(matches == OracleWildcard.Matches(pattern, text), $"`{pattern}` against `{text}`");
        matches = ArnPattern.Parse(pattern).Matches(text, ref asArn);
        Holds(matches == OracleWildcard.MatchesArn(pattern, text), $"`{pattern}` against the ARN `{text}`");
        matches = ActionPattern.IsMatch(pattern, text, ref asAction);
        Holds(matches == OracleWildcard.Matches(Fold(pattern), Fold(text)), $"`{pattern}` against the action `{text}`");
        var most = Math.Max(Math.Max(asText.Total, asArn.Total), asAction.Total);
        Holds(most <= StepCount.MaxPerCharacter * (pattern.Length + text.Length + 2L), $"{most} steps for `{pattern}`");
    }

    private static string Fold(string text) => string.Concat(text.Select(char.ToLowerInvariant));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
