using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>Writes JSON that fits its model as XML elements.</summary>
internal sealed class XmlValueWriter(XmlWriter xml, ScalarText scalars)
{
    /// <summary>Writes a structure's members into the element that is open, in the model's order.</summary>
    public void WriteMembers(Shape structure, JsonElement value)
    {
        foreach (var (name, member) in XmlNames.Of(structure))
        {
            if (value.TryGetProperty(member.Name, out var property) && property.ValueKind is not JsonValueKind.Null)
            {
                WriteMember(name, member, property);
            }
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
                xml.WriteStartElement(name);
                WriteContent(member, value);
                xml.WriteEndElement();
                break;
        }
    }

    private void WriteContent(Member member, JsonElement value)
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
                xml.WriteString(XmlText.Legal(scalars.Format(member, value)));
                break;
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
            xml.WriteElementString(XmlNames.KeyName(map), XmlText.Legal(property.Name));
            WriteMember(XmlNames.ValueName(map), map.Value!, property.Value);
            xml.WriteEndElement();
        }
    }
}
