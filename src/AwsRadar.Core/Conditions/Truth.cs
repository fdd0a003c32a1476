namespace AwsRadar.Core.Conditions;

/// <summary>Yes, no, or not known. Ordered so that <c>and</c> is the least and <c>or</c> the greatest.</summary>
internal enum Truth
{
    False,
    Unknown,
    True,
}

internal static class TruthOperations
{
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    public static Truth Not(this Truth value) =>
        value switch
        {
            Truth.False => Truth.True,
            Truth.True => Truth.False,
            _ => Truth.Unknown,
        };

    public static Truth ToTruth(this bool value) => value ? Truth.True : Truth.False;
}
