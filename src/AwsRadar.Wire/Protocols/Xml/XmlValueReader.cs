using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>
/// Turns XML elements into JSON in one pass, without a tree in between. Every method begins on an element's start and
/// ends after its end. Elements that the model does not know are skipped, as services add members over time.
/// </summary>
/// <exception cref="UnreadableXmlException">The XML is not what the model says.</exception>
/// <exception cref="XmlException">The bytes are not XML.</exception>
internal sealed class XmlValueReader(XmlReader xml)
{
    /// <summary>Whether all members so far came in the order that <see cref="ModelOrder"/> gives them.</summary>
    public bool IsInModelOrder { get; private set; } = true;

    /// <param name="readUnknown">Reads or skips an element that is no member; without it such elements are skipped.</param>
    public void ReadStructure(Shape structure, Utf8JsonWriter json, Action<string>? readUnknown = null)
    {
        json.WriteStartObject();
        ReadMembers(structure, json, readUnknown);
        json.WriteEndObject();
    }

    /// <summary>Reads into an object that is open.</summary>
    /// <param name="isHttp">Whether members that HTTP carries elsewhere are no elements; true only for what stands at the top.</param>
    public void ReadMembers(
        Shape structure,
        Utf8JsonWriter json,
        Action<string>? readUnknown = null,
        bool isHttp = false
    )
    {
        var members = XmlNames.Of(structure, isHttp);
        var seen = new bool[members.Length];
        ReadAttributes(members, json);
        var last = -1;
        var flattened = new SortedDictionary<int, FlattenedMember>();
        foreach (var element in Children())
        {
            var index = IndexOf(members, element);
            if (index < 0)
            {
                ReadUnknown(element, readUnknown);
                continue;
            }

            var member = members[index].Member;
            if (member.IsFlattened && member.Shape.Kind is ShapeKind.List or ShapeKind.Map)
            {
                ReadFlattened(flattened, index, member);
                continue;
            }

            RefuseSecond(seen[index], element);
            seen[index] = true;
            IsInModelOrder &= index > last;
            last = index;
            json.WritePropertyName(member.Name);
            ReadValue(member, json);
        }

        foreach (var (index, part) in flattened)
        {
            IsInModelOrder &= index > last;
            part.WriteTo(json);
        }
    }

    /// <summary>A prefix such as <c>xsi</c> is the writer's choice: an attribute is known by what stands behind it.</summary>
    private void ReadAttributes(ImmutableArray<NamedMember> members, Utf8JsonWriter json)
    {
        foreach (var (name, member, _) in members)
        {
            if (!member.IsXmlAttribute)
            {
                continue;
            }

            for (var isThere = xml.MoveToFirstAttribute(); isThere; isThere = xml.MoveToNextAttribute())
            {
                if (name.AsSpan(name.IndexOf(':', StringComparison.Ordinal) + 1).SequenceEqual(xml.LocalName))
                {
                    IsInModelOrder = false;
                    json.WriteString(member.Name, xml.Value);
                    break;
                }
            }

            xml.MoveToElement();
        }
    }

    private void ReadUnknown(string element, Action<string>? read)
    {
        if (read is null)
        {
            xml.Skip();
        }
        else
        {
            read(element);
        }
    }

    /// <summary>Reads what one member's element holds.</summary>
    public void ReadValue(Member member, Utf8JsonWriter json)
    {
        switch (member.Shape.Kind)
        {
            case ShapeKind.Structure:
                ReadStructure(member.Shape, json);
                break;
            case ShapeKind.List:
                json.WriteStartArray();
                foreach (var _ in Children())
                {
                    ReadValue(member.Shape.Element!, json);
                }

                json.WriteEndArray();
                break;
            case ShapeKind.Map:
                ReadMap(member.Shape, json);
                break;
            default:
                ReadScalar(member, json);
                break;
        }
    }

    private void ReadMap(Shape map, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var _ in Children())
        {
            ReadEntry(map, json, keys);
        }

        json.WriteEndObject();
    }

    /// <summary>The value may stand before the key, so it waits in a buffer of its own.</summary>
    private void ReadEntry(Shape map, Utf8JsonWriter json, HashSet<string> keys)
    {
        string? key = null;
        var value = new ArrayBufferWriter<byte>();
        foreach (var element in Children())
        {
            if (string.Equals(element, XmlNames.KeyName(map), StringComparison.Ordinal))
            {
                RefuseSecond(key is not null, element);
                key = xml.ReadElementContentAsString();
            }
            else if (string.Equals(element, XmlNames.ValueName(map), StringComparison.Ordinal))
            {
                RefuseSecond(value.WrittenCount > 0, element);
                using var writer = JsonBuilder.WriterInto(value);
                ReadValue(map.Value!, writer);
            }
            else
            {
                throw new UnreadableXmlException($"a map has `<{element}>` where a key or value belongs");
            }
        }

        if (key is null || value.WrittenCount == 0 || !keys.Add(key))
        {
            throw new UnreadableXmlException("a map has an entry without key or value, or a key twice");
        }

        json.WritePropertyName(key);
        json.WriteRawValue(value.WrittenSpan, skipInputValidation: true);
    }

    private void ReadScalar(Member member, Utf8JsonWriter json)
    {
        var element = xml.LocalName;
        var text = xml.ReadElementContentAsString();
        if (!ScalarText.TryWrite(json, member, text))
        {
            throw new UnreadableXmlException($"`<{element}>` is not {ScalarKind.Describe(member.Shape.Kind)}");
        }
    }

    private void ReadFlattened(SortedDictionary<int, FlattenedMember> parts, int index, Member member)
    {
        if (!parts.TryGetValue(index, out var part))
        {
            parts[index] = part = new FlattenedMember(member);
        }

        if (member.Shape.Kind is ShapeKind.List)
        {
            ReadValue(member.Shape.Element!, part.Json);
        }
        else
        {
            ReadEntry(member.Shape, part.Json, part.Keys);
        }
    }

    /// <summary>The local names of the child elements. Between two steps the caller reads or skips the child.</summary>
    public IEnumerable<string> Children()
    {
        if (xml.Depth >= WireLimits.MaxDepth)
        {
            throw new UnreadableXmlException($"it is nested deeper than {WireLimits.MaxDepth} elements");
        }

        var isEmpty = xml.IsEmptyElement;
        var parent = xml.LocalName;
        xml.ReadStartElement();
        while (!isEmpty && xml.MoveToContent() is not XmlNodeType.EndElement)
        {
            if (xml.NodeType is not XmlNodeType.Element)
            {
                throw new UnreadableXmlException($"`<{parent}>` holds text where elements belong");
            }

            yield return xml.LocalName;
        }

        if (!isEmpty)
        {
            xml.ReadEndElement();
        }
    }

    private static int IndexOf(ImmutableArray<NamedMember> members, string element)
    {
        for (var index = 0; index < members.Length; index++)
        {
            if (!members[index].IsShadowed && string.Equals(members[index].Name, element, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    private static void RefuseSecond(bool isSecond, string element)
    {
        if (isSecond)
        {
            throw new UnreadableXmlException($"`<{element}>` is there twice");
        }
    }
}
