using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>The names of form parameters, which both directions must build alike.</summary>
internal static class QueryNames
{
    public static string Of(Member member) => member.LocationName ?? member.Name;

    /// <summary>What the numbers of a list's elements follow: <c>Tags.member</c>, or flattened <c>Tags</c> or the element's own name.</summary>
    public static string OfElements(string name, Member list) =>
        list.IsFlattened
            ? list.Shape.Element!.LocationName ?? name
            : $"{name}.{list.Shape.Element!.LocationName ?? "member"}";

    /// <summary>What the numbers of a map's entries follow: <c>Attributes.entry</c>, or flattened <c>Attributes</c>.</summary>
    public static string OfEntries(string name, Member map) => map.IsFlattened ? name : $"{name}.entry";

    public static string OfKey(Shape map) => map.Key!.LocationName ?? "key";

    public static string OfValue(Shape map) => map.Value!.LocationName ?? "value";

    public static string Join(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";
}
