namespace AwsRadar.Core.Tests.Oracle;

/// <summary>The comparisons of the condition operators, one value of the policy against one of the request.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal static class OracleOperators
{
    public delegate bool? Comparison(OracleText wanted, string actual);

    /// <summary>By name without set prefix, <c>Not</c> and <c>IfExists</c>; null: AWS has no such operator.</summary>
    public static Comparison? Find(string name) =>
        name switch
        {
            "StringEquals" => StringComparisons.Equal,
            "StringEqualsIgnoreCase" => StringComparisons.EqualIgnoringCase,
            "StringLike" => StringComparisons.Like,
            "ArnEquals" or "ArnLike" => ArnComparison.Like,
            // What is no boolean is equal to none, whatever a variable in the policy stands for.
            "Bool" => (wanted, actual) =>
                bool.TryParse(actual, out var isSo)
                    ? wanted.Matched(bool.TryParse(wanted.Plain, out var yes) && yes == isSo)
                    : false,
            "BinaryEquals" => (wanted, actual) =>
                BytesOf(wanted.Written) is { } bytes && string.Equals(bytes, BytesOf(actual), StringComparison.Ordinal),
            "IpAddress" => IpAddressComparison.Contains,
            "NumericEquals" => Numbers((actual, wanted) => actual == wanted),
            "NumericLessThan" => Numbers((actual, wanted) => actual < wanted),
            "NumericLessThanEquals" => Numbers((actual, wanted) => actual <= wanted),
            "NumericGreaterThan" => Numbers((actual, wanted) => actual > wanted),
            "NumericGreaterThanEquals" => Numbers((actual, wanted) => actual >= wanted),
            "DateEquals" => Dates((actual, wanted) => actual == wanted),
            "DateLessThan" => Dates((actual, wanted) => actual < wanted),
            "DateLessThanEquals" => Dates((actual, wanted) => actual <= wanted),
            "DateGreaterThan" => Dates((actual, wanted) => actual > wanted),
            "DateGreaterThanEquals" => Dates((actual, wanted) => actual >= wanted),
            _ => null,
        };

    private static Comparison Numbers(Func<decimal, decimal, bool> compare) =>
        (wanted, actual) =>
            OracleNumber.Read(wanted.Written) is { } right
            && OracleNumber.Read(actual) is { } left
            && compare(left, right);

    private static Comparison Dates(Func<decimal, decimal, bool> compare) =>
        (wanted, actual) =>
            OracleDate.ReadSeconds(wanted.Written) is { } right
            && OracleDate.ReadSeconds(actual) is { } left
            && compare(left, right);

    private static string? BytesOf(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? Convert.ToHexString(bytes[..count]) : null;
    }
}
