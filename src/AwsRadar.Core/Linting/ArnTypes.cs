using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>The ARNs of the reference by the service that stands in them, which is not always the prefix of its actions.</summary>
internal static class ArnTypes
{
    private const int ServiceSegment = 2;
    private const int Segments = 6;

    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<ArnType>>> ByService = new(() =>
        ActionCatalog
            .Prefixes.SelectMany(prefix =>
                ActionCatalog.TryOpen(prefix, out var service) ? service.ResourceTypes.AsEnumerable() : []
            )
            .SelectMany(type => type.ArnPatterns)
            .Where(pattern => pattern.StartsWith("arn:", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .GroupBy(pattern => pattern.Split(':', Segments)[ServiceSegment], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.Select(ArnType.Of).ToImmutableArray(),
                StringComparer.Ordinal
            )
    );

    public static ImmutableArray<string> Services => ByService.Value.Keys;

    /// <summary>None for a service that the reference does not know.</summary>
    public static ImmutableArray<ArnType> Of(string service) =>
        ByService.Value.TryGetValue(service, out var types) ? types : [];
}
