using System.Buffers;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>
/// A list or map whose entries stand among its parent's other elements, possibly apart from each other: they gather
/// here until the parent ends.
/// </summary>
internal sealed class FlattenedMember
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Member _member;

    public FlattenedMember(Member member)
    {
        _member = member;
        Json = JsonBuilder.WriterInto(_buffer);
        if (member.Shape.Kind is ShapeKind.List)
        {
            Json.WriteStartArray();
        }
        else
        {
            Json.WriteStartObject();
        }
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>The keys of a map so far.</summary>
    public HashSet<ReadOnlyMemory<byte>> Keys { get; } = MapKeys.None();

    public void WriteTo(Utf8JsonWriter parent)
    {
        if (_member.Shape.Kind is ShapeKind.List)
        {
            Json.WriteEndArray();
        }
        else
        {
            Json.WriteEndObject();
        }

        Json.Dispose();
        parent.WritePropertyName(_member.Name);
        parent.WriteRawValue(_buffer.WrittenSpan, skipInputValidation: true);
    }
}
