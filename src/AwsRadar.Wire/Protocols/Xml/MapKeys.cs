using System.Runtime.InteropServices;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>The keys of a map so far, in UTF-8 as they stand in the document, so that one that comes twice is found.</summary>
internal sealed class MapKeys : IEqualityComparer<ReadOnlyMemory<byte>>
{
    private const int Usual = 32;
    private static readonly MapKeys Comparer = new();

    private MapKeys() { }

    public static HashSet<ReadOnlyMemory<byte>> None() => new(Usual, Comparer);

    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    public int GetHashCode(ReadOnlyMemory<byte> obj)
    {
        // .NET's hash of texts begins at random in each process: no document can be made whose keys all fall together.
        var key = obj.Span;
        var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(key), StringComparison.Ordinal);
        return key.Length % 2 == 0 ? hash : hash ^ key[^1];
    }
}
