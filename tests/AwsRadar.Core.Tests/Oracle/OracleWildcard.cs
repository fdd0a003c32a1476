namespace AwsRadar.Core.Tests.Oracle;

/// <summary>
/// Wildcards by dynamic programming: after each character of the pattern, the places of the text at which the match can
/// stand. Slow and without a thought to get wrong.
/// </summary>
internal static class OracleWildcard
{
    public static bool Matches(string pattern, string text) =>
        Matches([.. pattern.Select(OracleToken.OfPattern)], text, isArn: false);

    public static bool MatchesArn(string pattern, string arn) =>
        Matches([.. pattern.Select(OracleToken.OfPattern)], arn, isArn: true);

    /// <summary>
    /// In an ARN a wildcard stays within its segment, but for a <c>*</c> that is the segment's last character.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
    /// </summary>
    public static bool Matches(IReadOnlyList<OracleToken> pattern, string text, bool isArn)
    {
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        for (var i = 0; i < pattern.Count; i++)
        {
            var isLastOfSegment = i == pattern.Count - 1 || pattern[i + 1] is { Character: ':' };
            reached = Step(reached, text, pattern[i], staysInSegment: isArn, isLastOfSegment);
        }

        return reached[text.Length];
    }

    private static bool[] Step(bool[] reached, string text, OracleToken token, bool staysInSegment, bool isLast)
    {
        var next = new bool[reached.Length];
        for (var at = 0; at < reached.Length; at++)
        {
            var isOverColon = at > 0 && staysInSegment && text[at - 1] == ':';
            next[at] = token.Kind switch
            {
                OracleTokenKind.AnyRun => reached[at] || (at > 0 && next[at - 1] && (isLast || !isOverColon)),
                OracleTokenKind.AnyOne => at > 0 && reached[at - 1] && !isOverColon,
                _ => at > 0 && reached[at - 1] && text[at - 1] == token.Character,
            };
        }

        return next;
    }
}
