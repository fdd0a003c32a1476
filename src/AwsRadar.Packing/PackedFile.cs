using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace AwsRadar.Packing;

/// <summary>
/// A read-only file of named entries, each compressed on its own, so that one is read without the others. The layout is
/// described in docs/reference.md. Safe to share between threads: nothing is kept but the index.
/// </summary>
/// <remarks>Its source is compiled into both Core and Wire, which do not know each other.</remarks>
internal sealed class PackedFile
{
    public const int HeaderBytes = 4 + sizeof(int) + sizeof(ulong);

    // No entry of ours comes near it; a damaged length must not make the reader ask for gigabytes.
    private const int MaxEntryBytes = 64 << 20;

    private readonly string _name;
    private readonly Func<Stream> _open;
    private readonly int[] _packedLengths;
    private readonly int[] _lengths;
    private readonly ulong[] _checksums;
    private readonly long[] _offsets;

    /// <summary>Reads the index.</summary>
    /// <param name="name">What messages call the file.</param>
    /// <param name="open">Gives a new stream over the whole file for each read.</param>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    public PackedFile(string name, Func<Stream> open)
    {
        _name = name;
        _open = open;
        using var stream = open();
        Span<byte> header = stackalloc byte[HeaderBytes];
        Fill(stream, header);
        var indexLength = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        if (!header[..4].SequenceEqual("RDR1"u8) || indexLength < 0 || indexLength > stream.Length - HeaderBytes)
        {
            throw Damaged("its header is not that of a packed file");
        }

        var index = new byte[indexLength];
        Fill(stream, index);
        Verify(index, BinaryPrimitives.ReadUInt64LittleEndian(header[8..]), "its index");

        var reader = new PackedReader(index);
        var count = reader.ReadInt();
        var names = new string[count];
        (_packedLengths, _lengths, _checksums, _offsets) = (
            new int[count],
            new int[count],
            new ulong[count],
            new long[count]
        );
        long offset = HeaderBytes + indexLength;
        for (var entry = 0; entry < count; entry++)
        {
            names[entry] = reader.ReadText();
            _packedLengths[entry] = reader.ReadInt();
            _lengths[entry] = reader.ReadInt();
            _checksums[entry] = reader.ReadFixed64();
            _offsets[entry] = offset;
            offset += _packedLengths[entry];
        }

        Names = ImmutableArray.Create(names);
    }

    /// <summary>The names of all entries in ordinal order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Where an entry stands among <see cref="Names"/>, found by its name exactly as written; negative if there is none.</summary>
    public int IndexOf(string name) => Names.BinarySearch(name, StringComparer.Ordinal);

    /// <summary>Decompresses one entry.</summary>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    public byte[] Read(int entry)
    {
        if (_lengths[entry] is < 0 or > MaxEntryBytes || _packedLengths[entry] is < 0 or > MaxEntryBytes)
        {
            throw Damaged($"the length of `{Names[entry]}` is impossible");
        }

        var packed = new byte[_packedLengths[entry]];
        using (var stream = _open())
        {
            stream.Position = Math.Min(_offsets[entry], stream.Length);
            Fill(stream, packed);
        }

        Verify(packed, _checksums[entry], $"`{Names[entry]}`");
        var content = new byte[_lengths[entry]];
        return BrotliDecoder.TryDecompress(packed, content, out var written) && written == content.Length
            ? content
            : throw Damaged($"`{Names[entry]}` does not decompress");
    }

    /// <summary>
    /// FNV-1a with 64 bits: finds damage, not malice. Any change to a single byte changes it, and unlike SHA-256 it does
    /// not cost a short-lived process the loading of a cryptographic library (20 ms).
    /// </summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc9923</remarks>
    public static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var part in bytes)
        {
            hash = (hash ^ part) * 0x100000001B3;
        }

        return hash;
    }

    private void Verify(ReadOnlySpan<byte> bytes, ulong checksum, string what)
    {
        if (Checksum(bytes) != checksum)
        {
            throw Damaged($"the checksum of {what} does not match");
        }
    }

    private void Fill(Stream stream, Span<byte> buffer)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw Damaged("it ends too early");
        }
    }

    private InvalidDataException Damaged(string why) =>
        new($"The embedded reference data `{_name}` is damaged: {why}. Install aws-radar again.");
}
