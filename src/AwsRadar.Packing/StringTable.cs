using System.Collections.Immutable;
using System.Text;

namespace AwsRadar.Packing;

/// <summary>The texts of a packed entry. A text is decoded when it is first asked for; asking again gives the same instance.</summary>
internal sealed class StringTable
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private readonly string?[] _texts;

    /// <summary>Reads the table's lengths, and moves the reader to what follows the table.</summary>
    public StringTable(byte[] bytes, ref PackedReader reader)
    {
        _bytes = bytes;
        var count = reader.ReadInt();
        _ends = new int[count + 1];
        _texts = new string?[count];
        var end = 0;
        for (var index = 1; index <= count; index++)
        {
            end += reader.ReadInt();
            _ends[index] = end;
        }

        for (var index = 0; index <= count; index++)
        {
            _ends[index] += reader.Position;
        }

        reader.Position = _ends[count];
    }

    // Two threads may decode the same text; which of the two equal strings stays does not matter.
    public string this[int index] =>
        _texts[index] ??= Encoding.UTF8.GetString(_bytes.AsSpan(_ends[index].._ends[index + 1]));

    public string Read(ref PackedReader reader) => this[reader.ReadInt()];

    /// <summary>Zero stands for no text, one for the table's first.</summary>
    public string? ReadOrNull(ref PackedReader reader) =>
        reader.ReadInt() is var reference and > 0 ? this[reference - 1] : null;

    /// <summary>A count and that many references, each as the distance from the one before: neighbours cost a byte.</summary>
    public ImmutableArray<string> ReadList(ref PackedReader reader)
    {
        var count = reader.ReadInt();
        if (count == 0)
        {
            return [];
        }

        var texts = new string[count];
        var reference = 0;
        for (var index = 0; index < count; index++)
        {
            reference += reader.ReadSigned();
            texts[index] = this[reference];
        }

        return ImmutableArray.Create(texts);
    }

    /// <summary>Finds a text within a run of the table that is in ordinal order; negative when it is not there.</summary>
    public int IndexOf(string text, int start, int count)
    {
        var (low, high) = (start, start + count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = string.CompareOrdinal(this[middle], text);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
