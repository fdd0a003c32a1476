using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>The names of XML elements for the members of shapes.</summary>
internal static class XmlNames
{
    public const string ListElement = "member";
    public const string MapEntry = "entry";
    public const string MapKey = "key";
    public const string MapValue = "value";

    private static readonly ConditionalWeakTable<Shape, object> Tables = [];

    /// <summary>A structure's members with their element names, in the model's order.</summary>
    public static ImmutableArray<NamedMember> Of(Shape structure) =>
        (ImmutableArray<NamedMember>)
            Tables.GetValue(
                structure,
                static shape =>
                    shape.Members.Select(member => new NamedMember(NameOf(member), member)).ToImmutableArray()
            );

    public static string KeyName(Shape map) => map.Key!.LocationName ?? MapKey;

    public static string ValueName(Shape map) => map.Value!.LocationName ?? MapValue;

    /// <summary>A flattened list's elements stand in its place, so its elements' name comes before its own.</summary>
    private static string NameOf(Member member) =>
        (member.Shape.Kind, member.IsFlattened) is (ShapeKind.List, true)
        && member.Shape.Element!.LocationName is { } elementName
            ? elementName
            : member.LocationName ?? member.Name;
}

/// <summary>A member and the name of its element.</summary>
internal sealed record NamedMember(string Name, Member Member);
