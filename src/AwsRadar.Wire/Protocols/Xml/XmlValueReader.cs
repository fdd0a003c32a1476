using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>
/// Turns XML elements into JSON in one pass, without a tree or texts in between. Every method begins on an element's start and
/// ends after its end. Elements that the model does not know are skipped, as services add members over time.
/// </summary>
/// <exception cref="UnreadableXmlException">The XML is not what the model says.</exception>
/// <exception cref="XmlException">The bytes are not XML.</exception>
internal sealed class XmlValueReader(XmlCursor xml)
{
    private const int FewMembers = 128;

    /// <summary>Whether all members so far came in the order that <see cref="ModelOrder"/> gives them.</summary>
    public bool IsInModelOrder { get; private set; } = true;

    /// <param name="readUnknown">Reads or skips an element that is no member; without it such elements are skipped.</param>
    public void ReadStructure(Shape structure, Utf8JsonWriter json, Action? readUnknown = null)
    {
        json.WriteStartObject();
        ReadMembers(structure, json, readUnknown);
        json.WriteEndObject();
    }

    /// <summary>Reads into an object that is open.</summary>
    /// <param name="isHttp">Whether members that HTTP carries elsewhere are no elements; true only for what stands at the top.</param>
    public void ReadMembers(Shape structure, Utf8JsonWriter json, Action? readUnknown = null, bool isHttp = false)
    {
        var members = XmlNames.Of(structure, isHttp);
        Span<bool> seen = members.Length <= FewMembers ? stackalloc bool[members.Length] : new bool[members.Length];
        ReadAttributes(members, json);
        var last = -1;
        SortedDictionary<int, FlattenedMember>? flattened = null;
        xml.Enter();
        while (MoveOn(members, seen, ref last, json))
        {
            var index = IndexOf(members, xml.Name, last);
            if (index < 0)
            {
                (readUnknown ?? xml.Skip)();
                continue;
            }

            var member = members[index].Member;
            if (member.IsFlattened && member.Shape.Kind is ShapeKind.List or ShapeKind.Map)
            {
                ReadFlattened(flattened ??= [], index, member);
                continue;
            }

            RefuseSecond(seen[index]);
            seen[index] = true;
            IsInModelOrder &= index > last;
            last = index;
            json.WritePropertyName(members[index].JsonName);
            ReadValue(member, json);
        }

        if (flattened is not null)
        {
            WriteFlattened(flattened, last, json);
        }
    }

    /// <summary>Reads the members that come one after the other and hold nothing but text, as nearly all do, and moves to what is another.</summary>
    private bool MoveOn(ImmutableArray<NamedMember> members, Span<bool> seen, ref int last, Utf8JsonWriter json)
    {
        for (var next = last + 1; next < members.Length && !seen[next]; next++)
        {
            var named = members[next];
            if (named.Leaf is not { } tag || !xml.TryReadLeaf(tag, out var text))
            {
                break;
            }

            seen[next] = true;
            last = next;
            json.WritePropertyName(named.JsonName);
            WriteScalar(named.Member, tag.Name, text.Span, json);
        }

        return xml.MoveToChild();
    }

    private void WriteFlattened(SortedDictionary<int, FlattenedMember> parts, int last, Utf8JsonWriter json)
    {
        foreach (var (index, part) in parts)
        {
            IsInModelOrder &= index > last;
            part.WriteTo(json);
        }
    }

    /// <summary>A prefix such as <c>xsi</c> is the writer's choice: an attribute is known by what stands behind it.</summary>
    private void ReadAttributes(ImmutableArray<NamedMember> members, Utf8JsonWriter json)
    {
        foreach (var named in members)
        {
            if (named.Member.IsXmlAttribute && xml.Attribute(XmlMarkup.LocalName(named.Utf8Name)) is { } value)
            {
                IsInModelOrder = false;
                json.WriteString(named.JsonName, value);
            }
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
                ReadList(member.Shape, json);
                break;
            case ShapeKind.Map:
                ReadMap(member.Shape, json);
                break;
            default:
                ReadScalar(member, json);
                break;
        }
    }

    private void ReadList(Shape list, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        xml.Enter();
        var probable = XmlNames.ElementTag(list);
        while (xml.MoveToChild(probable))
        {
            ReadValue(list.Element!, json);
        }

        json.WriteEndArray();
    }

    private void ReadMap(Shape map, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        var keys = MapKeys.None();
        var tags = XmlNames.TagsOf(map);
        xml.Enter();
        do
        {
            while (tags.HasScalars && xml.TryReadEntry(tags, out var key, out var value))
            {
                WriteKey(json, keys, key);
                WriteScalar(map.Value!, tags.Value.Name, value.Span, json);
            }
        } while (TryReadAnyEntry(map, json, keys));

        json.WriteEndObject();
    }

    /// <summary>Reads the next entry, however it is written; false behind the last.</summary>
    private bool TryReadAnyEntry(Shape map, Utf8JsonWriter json, HashSet<ReadOnlyMemory<byte>> keys)
    {
        var isThere = xml.MoveToChild();
        if (isThere)
        {
            ReadEntry(map, json, keys);
        }

        return isThere;
    }

    private void ReadEntry(Shape map, Utf8JsonWriter json, HashSet<ReadOnlyMemory<byte>> keys)
    {
        var (hasKey, hasValue) = (false, false);
        // The value may stand before the key: it then waits in a buffer of its own.
        ArrayBufferWriter<byte>? waiting = null;
        xml.Enter();
        while (xml.MoveToChild())
        {
            if (XmlNames.IsKey(map, xml.Name))
            {
                RefuseSecond(hasKey);
                hasKey = true;
                WriteKey(json, keys, xml.ReadText());
            }
            else if (XmlNames.IsValue(map, xml.Name))
            {
                RefuseSecond(hasValue);
                hasValue = true;
                if (hasKey)
                {
                    ReadValue(map.Value!, json);
                    continue;
                }

                waiting = new ArrayBufferWriter<byte>();
                using var writer = JsonBuilder.WriterInto(waiting);
                ReadValue(map.Value!, writer);
            }
            else
            {
                throw new UnreadableXmlException($"a map has `<{xml.NameText}>` where a key or value belongs");
            }
        }

        if (!hasKey || !hasValue)
        {
            throw new UnreadableXmlException(BadEntry);
        }

        if (waiting is not null)
        {
            json.WriteRawValue(waiting.WrittenSpan, skipInputValidation: true);
        }
    }

    private const string BadEntry = "a map has an entry without key or value, or a key twice";

    private static void WriteKey(Utf8JsonWriter json, HashSet<ReadOnlyMemory<byte>> keys, ReadOnlyMemory<byte> key)
    {
        if (!keys.Add(key))
        {
            throw new UnreadableXmlException(BadEntry);
        }

        json.WritePropertyName(key.Span);
    }

    private void ReadScalar(Member member, Utf8JsonWriter json)
    {
        var name = xml.Name;
        WriteScalar(member, name, xml.ReadText().Span, json);
    }

    private static void WriteScalar(
        Member member,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> text,
        Utf8JsonWriter json
    )
    {
        if (!ScalarText.TryWrite(json, member, text))
        {
            throw new UnreadableXmlException(
                $"`<{Encoding.UTF8.GetString(name)}>` is not {ScalarKind.Describe(member.Shape.Kind)}"
            );
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

    /// <summary>Members mostly come in their order: the search begins behind the last.</summary>
    private static int IndexOf(ImmutableArray<NamedMember> members, ReadOnlySpan<byte> element, int last)
    {
        for (var step = 1; step <= members.Length; step++)
        {
            var index = (last + step) % members.Length;
            if (!members[index].IsShadowed && element.SequenceEqual(members[index].Utf8Name))
            {
                return index;
            }
        }

        return -1;
    }

    private void RefuseSecond(bool isSecond)
    {
        if (isSecond)
        {
            throw new UnreadableXmlException($"`<{xml.NameText}>` is there twice");
        }
    }
}
