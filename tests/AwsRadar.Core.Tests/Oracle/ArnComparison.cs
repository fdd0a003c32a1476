namespace AwsRadar.Core.Tests.Oracle;

/// <summary>The Arn operators: each of the six parts between colons is compared on its own.</summary>
internal static class ArnComparison
{
    private const int Parts = 6;

    public static bool? Like(OracleText wanted, string actual)
    {
        var patterns = Split(wanted.Tokens);
        var parts = actual.Split(':', Parts);
        return wanted.Matched(
            patterns.Count == Parts
                && parts.Length == Parts
                && patterns.Zip(parts).All(pair => OracleWildcard.Matches(pair.First, pair.Second, isArn: false))
        );
    }

    /// <summary>The sixth part keeps its colons.</summary>
    private static List<List<OracleToken>> Split(IEnumerable<OracleToken> tokens)
    {
        List<List<OracleToken>> parts =
        [
            [],
        ];
        foreach (var token in tokens)
        {
            if (token.Character == ':' && parts.Count < Parts)
            {
                parts.Add([]);
            }
            else
            {
                parts[^1].Add(token);
            }
        }

        return parts;
    }
}
