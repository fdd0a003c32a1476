using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Core.Tests.Conventions;

namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>The operations of <c>exceptions.txt</c>, which a test holds to be exactly those.</summary>
internal static class Exceptions
{
    private static readonly ImmutableArray<string[]> Lines =
    [
        .. Repository
            .Read("tests/AwsRadar.Tests/Wire/RoundTrips/exceptions.txt")
            .Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ')),
    ];

    /// <summary><c>service:Operation Other</c> of those whose request is that of another operation too.</summary>
    public static FrozenSet<string> Twins { get; } =
        Lines
            .Where(line => line[0] is "twin")
            .Select(line => $"{line[1]} {line[2]}")
            .ToFrozenSet(StringComparer.Ordinal);
}
