namespace AwsRadar.Core.Tests.Oracle;

/// <summary>The String operators; nothing is equal to, or like, a variable without a value.</summary>
internal static class StringComparisons
{
    public static bool? Equal(OracleText wanted, string actual) =>
        wanted.Matched(string.Equals(wanted.Plain, actual, StringComparison.Ordinal));

    public static bool? EqualIgnoringCase(OracleText wanted, string actual) =>
        wanted.Matched(string.Equals(wanted.Plain, actual, StringComparison.OrdinalIgnoreCase));

    public static bool? Like(OracleText wanted, string actual) =>
        wanted.Matched(OracleWildcard.Matches(wanted.Tokens, actual, isArn: false));
}
