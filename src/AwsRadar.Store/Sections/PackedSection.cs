using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AwsRadar.Store.Sections;

/// <summary>One kind of entity of a snapshot in the form in which it is stored: each entity's JSON, and checksums.</summary>
internal sealed class PackedSection
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // The text is data in a database; whoever shows it escapes it for that place. Policies are full of quotes,
        // which the default encoder would write as six characters each.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ReadOnlyMemory<byte> _text;
    private readonly int[] _ends;
    private readonly byte[] _checksums;

    private PackedSection(string kind, ReadOnlyMemory<byte> text, int[] ends, byte[] checksums)
    {
        Kind = kind;
        _text = text;
        _ends = ends;
        _checksums = checksums;
        Checksum = SHA256.HashData(checksums);
    }

    public string Kind { get; }

    public int Count => _ends.Length;

    /// <summary>SHA-256 over the checksums of the entities, in order.</summary>
    public byte[] Checksum { get; }

    public static PackedSection Pack<T>(string kind, IReadOnlyList<T> entities, JsonTypeInfo<T> type)
    {
        var text = new ArrayBufferWriter<byte>();
        var ends = new int[entities.Count];
        var checksums = new byte[entities.Count * SHA256.HashSizeInBytes];
        using var writer = new Utf8JsonWriter(text, WriterOptions);
        for (var i = 0; i < ends.Length; i++)
        {
            var start = text.WrittenCount;
            JsonSerializer.Serialize(writer, entities[i], type);
            writer.Flush();
            writer.Reset();
            ends[i] = text.WrittenCount;
            SHA256.HashData(text.WrittenSpan[start..], checksums.AsSpan(i * SHA256.HashSizeInBytes));
        }

        return new PackedSection(kind, text.WrittenMemory, ends, checksums);
    }

    public byte[] Json(int index) => _text[(index == 0 ? 0 : _ends[index - 1])..(_ends[index])].ToArray();

    /// <summary>SHA-256 of the entity's JSON.</summary>
    public byte[] EntityChecksum(int index) =>
        _checksums.AsSpan(index * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes).ToArray();
}
