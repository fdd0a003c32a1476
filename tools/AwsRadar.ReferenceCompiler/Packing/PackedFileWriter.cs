using System.Buffers.Binary;
using System.IO.Compression;
using AwsRadar.Packing;

namespace AwsRadar.ReferenceCompiler.Packing;

/// <summary>Writes what <see cref="PackedFile"/> reads. The same entries give the same bytes, in whatever order they come.</summary>
internal static class PackedFileWriter
{
    private const int BestQuality = 11;
    private const int LargestWindow = 24;

    public static byte[] Write(IReadOnlyDictionary<string, byte[]> entries)
    {
        var names = entries.Keys.Order(StringComparer.Ordinal).ToArray();
        var packed = names.AsParallel().AsOrdered().Select(name => Compress(entries[name])).ToArray();
        var index = new PackedWriter();
        index.Int(names.Length);
        foreach (var (name, content) in names.Zip(packed))
        {
            index.Text(name);
            index.Int(content.Length);
            index.Int(entries[name].Length);
            index.Fixed64(PackedFile.Checksum(content));
        }

        return [.. Header(index.ToArray()), .. index.ToArray(), .. packed.SelectMany(content => content)];
    }

    private static byte[] Header(byte[] index)
    {
        var header = new byte[PackedFile.HeaderBytes];
        "RDR1"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), index.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(8), PackedFile.Checksum(index));
        return header;
    }

    private static byte[] Compress(byte[] content)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, packed, out var length, BestQuality, LargestWindow)
            ? packed[..length]
            : throw new InvalidOperationException("Brotli needs more room than it promised.");
    }
}
