using System.Collections.Frozen;

namespace AwsRadar.Wire.Protocols.Values;

/// <summary>The floating-point values that JSON has no number for; JSON carries them as these strings.</summary>
internal static class NonFinite
{
    public static FrozenSet<string> Names { get; } =
        FrozenSet.ToFrozenSet(["NaN", "Infinity", "-Infinity"], StringComparer.Ordinal);
}
