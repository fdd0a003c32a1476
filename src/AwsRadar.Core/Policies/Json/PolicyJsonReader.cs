using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies.Json;

/// <summary>
/// Reads JSON into nodes with positions. It differs from the platform's reader of documents in what a policy needs: a key
/// that occurs twice is an error, never the last one wins, and size and depth are capped.
/// </summary>
internal ref struct PolicyJsonReader
{
    /// <summary>Eight times the largest policy that AWS stores.</summary>
    public const int MaxBytes = 1024 * 1024;

    public const int MaxDepth = 64;

    private const int MaxExcerptLength = 16;
    private const int QuotationMarks = 2;

    /// <summary>Every value has its path, so that one long key before many values would cost their product.</summary>
    private const int MaxPathLength = 512;
    private const char ByteOrderMark = '\uFEFF';

    private readonly byte[] _utf8;
    private readonly int _skippedUnits;
    private readonly PositionCursor _cursor;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics;
    private Utf8JsonReader _reader;

    private PolicyJsonReader(byte[] utf8, int skippedUnits, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        _utf8 = utf8;
        _skippedUnits = skippedUnits;
        _cursor = new PositionCursor(utf8, skippedUnits);
        _diagnostics = diagnostics;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Reads a whole text. Null: it is not JSON within the caps, and a diagnostic tells why.</summary>
    public static JsonNode? Read(string text, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (text.Length > MaxBytes || Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            diagnostics.Add(JsonDiagnostics.TooLarge(MaxBytes));
            return null;
        }

        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var status = Utf8.FromUtf16(text, utf8, out var read, out var written, replaceInvalidSequences: false);
        Array.Resize(ref utf8, written);
        if (status != OperationStatus.Done)
        {
            var position = new PositionCursor(utf8).At(utf8.Length);
            diagnostics.Add(
                JsonDiagnostics.NotUnicode(
                    new Span(position, position with { Column = position.Column + 1, Offset = read + 1 })
                )
            );
            return null;
        }

        var skippedUnits = 0;
        if (text.StartsWith(ByteOrderMark))
        {
            diagnostics.Add(JsonDiagnostics.ByteOrderMark());
            utf8 = utf8[Encoding.UTF8.GetByteCount([ByteOrderMark])..];
            skippedUnits = 1;
        }

        return new PolicyJsonReader(utf8, skippedUnits, diagnostics).ReadDocument();
    }

    private JsonNode? ReadDocument()
    {
        try
        {
            _reader.Read();
            var root = ReadValue("");
            // What follows the document is an error, which the platform's reader raises.
            _reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            _diagnostics.Add(NotJson(exception));
        }
        catch (InvalidOperationException)
        {
            // Text that is Unicode, with an escape such as \ud800 that is half of a pair.
            _diagnostics.Add(JsonDiagnostics.NotUnicode(TokenSpan()));
        }

        return null;
    }

    private JsonNode ReadValue(string path)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(path);
            case JsonTokenType.StartArray:
                return ReadArray(path);
            case JsonTokenType.String:
                return Scalar(JsonNodeKind.String, path, _reader.GetString()!);
            case JsonTokenType.Number:
                return Scalar(JsonNodeKind.Number, path, Encoding.UTF8.GetString(_reader.ValueSpan));
            case JsonTokenType.Null:
                return Scalar(JsonNodeKind.Null, path, "null");
            default:
                return Scalar(JsonNodeKind.Boolean, path, _reader.TokenType == JsonTokenType.True ? "true" : "false");
        }
    }

    private JsonNode Scalar(JsonNodeKind kind, string path, string text) =>
        new(kind, path, text) { Span = TokenSpan() };

    private JsonNode ReadArray(string path)
    {
        var node = new JsonNode(JsonNodeKind.Array, path, "");
        var start = _cursor.At(_reader.TokenStartIndex);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            node.Items.Add(ReadValue(Below(path, $"[{node.Items.Count}]")));
        }

        node.Span = new Span(start, _cursor.At(_reader.BytesConsumed));
        return node;
    }

    private JsonNode ReadObject(string path)
    {
        var node = new JsonNode(JsonNodeKind.Object, path, "");
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var start = _cursor.At(_reader.TokenStartIndex);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = _reader.GetString()!;
            var nameSpan = NameSpan();
            var memberPath = path.Length == 0 ? Below("", name) : Below(path, $".{name}");
            if (!names.TryAdd(name, name))
            {
                node.HasDuplicateKeys = true;
                _diagnostics.Add(
                    string.Equals(names[name], name, StringComparison.Ordinal)
                        ? JsonDiagnostics.DuplicateKey(nameSpan, memberPath, name)
                        : JsonDiagnostics.CaseTwin(nameSpan, memberPath, name, names[name])
                );
            }

            _reader.Read();
            node.Members.Add(new JsonMember(name, nameSpan, ReadValue(memberPath)));
        }

        node.Span = new Span(start, _cursor.At(_reader.BytesConsumed));
        return node;
    }

    /// <summary>The path of what stands in a value; a long one is cut, and is then that of all below.</summary>
    private static string Below(string path, string step)
    {
        if (path.Length >= MaxPathLength)
        {
            return path;
        }

        var length = MaxPathLength - path.Length - 1;
        return step.Length <= length ? path + step : string.Concat(path, step.AsSpan(0, length), "…");
    }

    /// <summary>The name with its quotation marks: the platform's reader has consumed the colon too.</summary>
    private Span NameSpan() =>
        new(
            _cursor.At(_reader.TokenStartIndex),
            _cursor.At(_reader.TokenStartIndex + _reader.ValueSpan.Length + QuotationMarks)
        );

    private Span TokenSpan() => new(_cursor.At(_reader.TokenStartIndex), _cursor.At(_reader.BytesConsumed));

    private Diagnostic NotJson(JsonException exception)
    {
        var lineStart = 0;
        for (var line = 0L; line < exception.LineNumber.GetValueOrDefault(); line++)
        {
            lineStart += _utf8.AsSpan(lineStart).IndexOf((byte)'\n') + 1;
        }

        var at = (int)Math.Min(lineStart + exception.BytePositionInLine.GetValueOrDefault(), _utf8.Length);
        var rest = Encoding.UTF8.GetString(_utf8.AsSpan(at, Math.Min(_utf8.Length - at, 4 * MaxExcerptLength)));
        var lineEnd = rest.IndexOfAny(['\r', '\n']);
        var length = Math.Min(lineEnd < 0 ? rest.Length : lineEnd, MaxExcerptLength);
        // Not half of a surrogate pair.
        var excerpt = rest[..(length > 0 && char.IsHighSurrogate(rest[length - 1]) ? length - 1 : length)];
        // A fresh cursor: the error may lie before the end of the last token that was read.
        var start = new PositionCursor(_utf8, _skippedUnits).At(at);
        var end = start with { Column = start.Column + excerpt.Length, Offset = start.Offset + excerpt.Length };
        var span = new Span(start, end);
        return IsTooDeepAt(at) ? JsonDiagnostics.TooDeep(span, MaxDepth) : JsonDiagnostics.NotJson(span, excerpt);
    }

    /// <summary>The platform's reader says in prose only that it stopped at its cap.</summary>
    private readonly bool IsTooDeepAt(int at) =>
        // A start token does not count itself into the depth.
        _reader.CurrentDepth
            >= MaxDepth - 1
        && at < _utf8.Length
        && _utf8[at] is (byte)'[' or (byte)'{';
}
