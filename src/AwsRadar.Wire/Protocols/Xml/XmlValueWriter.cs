using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>Writes JSON that fits its model as XML elements.</summary>
internal sealed class XmlValueWriter(XmlWriter xml, ScalarText scalars)
{
    /// <summary>
    /// The first member with a character that no XML can hold and that U+FFFD now stands for; null when there was none. A
    /// server may live with that, a client must not name another object than its caller did.
    /// </summary>
    public string? Illegal { get; private set; }

    /// <summary>Writes a structure's members into the element that is open, in the model's order.</summary>
    /// <param name="isHttp">Whether members that HTTP carries elsewhere are left out; true only for what stands at the top.</param>
    /// <param name="without">Members that are written elsewhere; null for none.</param>
    public void WriteMembers(
        Shape structure,
        JsonElement value,
        bool isHttp = false,
        Func<Member, bool>? without = null
    )
    {
        var members = XmlNames.Of(structure, isHttp);
        // An element's attributes come before its content.
        foreach (var (name, member, _) in members)
        {
            if (member.IsXmlAttribute && TryGet(member, value, out var property))
            {
                WriteAttribute(name, structure, member, property);
            }
        }

        foreach (var (name, member, _) in members)
        {
            var isHere = !member.IsXmlAttribute && without?.Invoke(member) is not true;
            if (isHere && TryGet(member, value, out var property))
            {
                WriteMember(name, member, property);
            }
        }
    }

    /// <summary>Declares a member's namespace on the element that is open, unless it became the element's own.</summary>
    public void DeclarePrefix(XmlNamespace? space)
    {
        if (space?.Prefix is { Length: > 0 } prefix)
        {
            xml.WriteAttributeString("xmlns", prefix, null, space.Uri);
        }
    }

    /// <summary>What one member holds, into the element that is open.</summary>
    public void WriteContent(Member member, JsonElement value)
    {
        switch (member.Shape.Kind)
        {
            case ShapeKind.Structure:
                WriteMembers(member.Shape, value);
                break;
            case ShapeKind.List:
                WriteElements(member.Shape.Element!.LocationName ?? XmlNames.ListElement, member.Shape, value);
                break;
            case ShapeKind.Map:
                WriteEntries(XmlNames.MapEntry, member.Shape, value);
                break;
            default:
                xml.WriteString(Text(member, value));
                break;
        }
    }

    private void WriteMember(string name, Member member, JsonElement value)
    {
        switch (member.Shape.Kind)
        {
            case ShapeKind.List when member.IsFlattened:
                WriteElements(name, member.Shape, value);
                break;
            case ShapeKind.Map when member.IsFlattened:
                WriteEntries(name, member.Shape, value);
                break;
            default:
                WriteStart(name, member.XmlNamespace);
                WriteContent(member, value);
                xml.WriteEndElement();
                break;
        }
    }

    /// <summary>Begins an element in a namespace of its own, or in its parent's.</summary>
    public void WriteStart(string name, XmlNamespace? space)
    {
        if (space is { Prefix: null or "" })
        {
            xml.WriteStartElement(null, name, space.Uri);
        }
        else
        {
            xml.WriteStartElement(name);
            DeclarePrefix(space);
        }
    }

    private void WriteElements(string name, Shape list, JsonElement value)
    {
        foreach (var element in value.EnumerateArray())
        {
            WriteMember(name, list.Element!, element);
        }
    }

    private void WriteEntries(string name, Shape map, JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
        {
            xml.WriteStartElement(name);
            xml.WriteElementString(XmlNames.KeyName(map), Legal(map.Key!, property.Name));
            WriteMember(XmlNames.ValueName(map), map.Value!, property.Value);
            xml.WriteEndElement();
        }
    }

    /// <summary>A name with a prefix, such as <c>xsi:type</c>, is in the namespace that its structure declares.</summary>
    private void WriteAttribute(string name, Shape structure, Member member, JsonElement value)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            xml.WriteAttributeString(name, Text(member, value));
        }
        else
        {
            xml.WriteAttributeString(
                name[..colon],
                name[(colon + 1)..],
                structure.XmlNamespace?.Uri,
                Text(member, value)
            );
        }
    }

    private string Text(Member member, JsonElement value) => Legal(member, scalars.Format(member, value));

    private string Legal(Member member, string text)
    {
        var legal = XmlText.Legal(text);
        if (!ReferenceEquals(legal, text))
        {
            Illegal ??= member.Name;
        }

        return legal;
    }

    private static bool TryGet(Member member, JsonElement value, out JsonElement property) =>
        value.TryGetProperty(member.Name, out property) && property.ValueKind is not JsonValueKind.Null;
}
