using System.Buffers.Binary;
using System.Text;

namespace AwsRadar.ReferenceCompiler.Packing;

/// <summary>Writes what PackedReader reads.</summary>
internal sealed class PackedWriter
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public void Int(int value)
    {
        var rest = (uint)value;
        while (rest >= 0x80)
        {
            _bytes.Add((byte)(rest | 0x80));
            rest >>= 7;
        }

        _bytes.Add((byte)rest);
    }

    public void Signed(int value) => Int((value << 1) ^ (value >> 31));

    public void Fixed64(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }

    public void Text(string text)
    {
        Int(Encoding.UTF8.GetByteCount(text));
        Bytes(Encoding.UTF8.GetBytes(text));
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    public byte[] ToArray() => [.. _bytes];
}
