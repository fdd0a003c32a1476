using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>The names of XML elements for the members of shapes.</summary>
internal static class XmlNames
{
    public const string ListElement = "member";
    public const string MapEntry = "entry";
    public const string MapKey = "key";
    public const string MapValue = "value";

    private static readonly ConditionalWeakTable<Shape, NamedMember[]> Tables = [];
    private static readonly ConditionalWeakTable<Shape, NamedMember[]> HttpTables = [];
    private static readonly ConditionalWeakTable<Shape, XmlTag> ElementTags = [];
    private static readonly ConditionalWeakTable<Shape, MapTags> TagsOfMaps = [];

    /// <summary>A structure's members with their element names, in the model's order.</summary>
    /// <param name="isHttp">Whether members that HTTP carries elsewhere are left out; true only for what stands at the top.</param>
    public static ImmutableArray<NamedMember> Of(Shape structure, bool isHttp = false) =>
        ImmutableCollectionsMarshal.AsImmutableArray(
            isHttp ? HttpTables.GetValue(structure, InBody) : Tables.GetValue(structure, All)
        );

    private static NamedMember[] InBody(Shape structure) =>
        [.. All(structure).Where(each => each.Member.Location is MemberLocation.Body)];

    private static NamedMember[] All(Shape structure)
    {
        var lists = structure
            .Members.Where(member => member.IsFlattened)
            .Select(NameOf)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. structure.Members.Select(member => new NamedMember(
                NameOf(member),
                member,
                !member.IsFlattened && lists.Contains(NameOf(member))
            )),
        ];
    }

    /// <summary>The tag of a list's elements, whatever a document then has.</summary>
    public static XmlTag ElementTag(Shape list) =>
        ElementTags.GetValue(list, static each => new XmlTag(each.Element!.LocationName ?? ListElement));

    /// <summary>What a map is made of.</summary>
    public static MapTags TagsOf(Shape map) => TagsOfMaps.GetValue(map, static each => new MapTags(each));

    public static bool IsScalar(Shape shape) =>
        shape.Kind is not (ShapeKind.Structure or ShapeKind.List or ShapeKind.Map);

    public static string KeyName(Shape map) => map.Key!.LocationName ?? MapKey;

    public static string ValueName(Shape map) => map.Value!.LocationName ?? MapValue;

    public static bool IsKey(Shape map, ReadOnlySpan<byte> element) => Ascii.Equals(element, KeyName(map));

    public static bool IsValue(Shape map, ReadOnlySpan<byte> element) => Ascii.Equals(element, ValueName(map));

    /// <summary>A flattened list's elements stand in its place, so its elements' name comes before its own.</summary>
    private static string NameOf(Member member) =>
        (member.Shape.Kind, member.IsFlattened) is (ShapeKind.List, true)
        && member.Shape.Element!.LocationName is { } elementName
            ? elementName
            : member.LocationName ?? member.Name;
}

/// <summary>A member and the name of its element.</summary>
/// <param name="IsShadowed">Whether a flattened list has the same name, which then takes the elements: in S3, <c>Events</c> came after <c>Event</c>.</param>
internal sealed record NamedMember(string Name, Member Member, bool IsShadowed)
{
    /// <summary>The name of the element as it stands in a document.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);

    /// <summary>The name of the member as it stands in JSON.</summary>
    public JsonEncodedText JsonName { get; } = JsonBuilder.Encode(Member.Name);

    /// <summary>The tag of the element where it holds nothing but text; null for all other members.</summary>
    public XmlTag? Leaf { get; } =
        XmlNames.IsScalar(Member.Shape) && !Member.IsXmlAttribute && !IsShadowed && !Name.Contains(':')
            ? new XmlTag(Name)
            : null;
}
