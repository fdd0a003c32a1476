using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Calling.Paging;

/// <summary>
/// One document made of many pages: lists grow page by page, numbers add up, texts are joined. Pieces of pages are kept as
/// they came and written once.
/// </summary>
internal sealed class OutputTree
{
    private readonly List<(string Name, OutputTree Node)> _members = [];
    private readonly List<ResultPiece> _pieces = [];

    private bool HasValue => _pieces.Count > 0;

    public void Add(PageSlice slice)
    {
        foreach (var key in slice.Paginator.ResultKeys)
        {
            Add(key, slice.PieceOf(key), keepsNull: false);
        }
    }

    public void Add(string path, ResultPiece? piece, bool keepsNull)
    {
        if (piece is { } found)
        {
            NodeAt(path)._pieces.Add(found);
        }
        else if (keepsNull)
        {
            NodeAt(path);
        }
    }

    /// <summary>Adds members that are the same on each page. One that is absent is null, as the AWS CLI prints it.</summary>
    public void AddConstants(JsonElement output, ImmutableArray<string> keys)
    {
        foreach (var key in keys)
        {
            var node = NodeAt(key);
            node._pieces.Clear();
            if (ResultPath.Find(output, key) is { } value)
            {
                node._pieces.Add(new(value, 0, value.ValueKind is JsonValueKind.Array ? value.GetArrayLength() : 1));
            }
        }
    }

    public void AddText(string name, string text) =>
        NodeAt(name)._pieces.Add(new(JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\""), 0, 1));

    public JsonElement ToElement()
    {
        var bytes = new ArrayBufferWriter<byte>();
        JsonText.Write(bytes, WriteTo, indented: false);
        return JsonElement.Parse(bytes.WrittenSpan);
    }

    private OutputTree NodeAt(string path)
    {
        var node = this;
        foreach (var name in path.Split('.'))
        {
            var next = node._members.Find(each => string.Equals(each.Name, name, StringComparison.Ordinal)).Node;
            if (next is null)
            {
                next = new OutputTree();
                node._members.Add((name, next));
            }

            node = next;
        }

        return node;
    }

    /// <summary>Writes the document as one object.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, node) in _members)
        {
            writer.WritePropertyName(name);
            node.Write(writer);
        }

        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer)
    {
        if (_members.Count > 0)
        {
            WriteTo(writer);
        }
        else if (!HasValue)
        {
            writer.WriteNullValue();
        }
        else if (_pieces[0].IsList)
        {
            WriteList(writer);
        }
        else
        {
            WriteValue(writer);
        }
    }

    private void WriteList(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var piece in _pieces)
        {
            piece.WriteEntries(writer);
        }

        writer.WriteEndArray();
    }

    private void WriteValue(Utf8JsonWriter writer)
    {
        var first = _pieces[0].Value;
        switch (first.ValueKind)
        {
            case JsonValueKind.Number when _pieces.Count > 1:
                writer.WriteNumberValue(_pieces.Sum(piece => piece.Value.GetDecimal()));
                break;
            case JsonValueKind.String when _pieces.Count > 1:
                writer.WriteStringValue(string.Concat(_pieces.Select(piece => piece.Value.GetString())));
                break;
            default:
                JsonText.Copy(writer, first);
                break;
        }
    }
}
