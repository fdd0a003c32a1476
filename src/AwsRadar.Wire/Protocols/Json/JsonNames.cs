using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Json;

/// <summary>The names of JSON properties for the members of structures.</summary>
internal static class JsonNames
{
    private static readonly ConditionalWeakTable<Shape, FrozenDictionary<string, int>> Tables = [];

    public static string Of(Member member) => member.LocationName ?? member.Name;

    /// <summary>From a property's name to the place of its member in <see cref="Shape.Members"/>.</summary>
    public static FrozenDictionary<string, int> PlacesIn(Shape structure) =>
        Tables.GetValue(
            structure,
            static shape =>
                shape
                    .Members.Select((member, place) => (Name: Of(member), place))
                    .DistinctBy(each => each.Name, StringComparer.Ordinal)
                    .ToFrozenDictionary(each => each.Name, each => each.place, StringComparer.Ordinal)
        );
}
