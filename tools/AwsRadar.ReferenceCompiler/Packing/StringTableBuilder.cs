using System.Text;

namespace AwsRadar.ReferenceCompiler.Packing;

/// <summary>Collects the texts of an entry, each once, in the order in which they are first used.</summary>
internal sealed class StringTableBuilder
{
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _references = new(StringComparer.Ordinal);

    /// <summary>Appends names that a reader finds by binary search, even those that the table already has.</summary>
    public void AddRun(IEnumerable<string> names)
    {
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            _references.TryAdd(name, _texts.Count);
            _texts.Add(name);
        }
    }

    public int Reference(string text)
    {
        if (!_references.TryGetValue(text, out var reference))
        {
            reference = _texts.Count;
            _references.Add(text, reference);
            _texts.Add(text);
        }

        return reference;
    }

    public void Write(PackedWriter writer, string text) => writer.Int(Reference(text));

    public void WriteOrNull(PackedWriter writer, string? text) => writer.Int(text is null ? 0 : Reference(text) + 1);

    public void WriteList(PackedWriter writer, IReadOnlyCollection<string> texts)
    {
        writer.Int(texts.Count);
        var previous = 0;
        foreach (var reference in texts.Select(Reference))
        {
            writer.Signed(reference - previous);
            previous = reference;
        }
    }

    public void WriteTable(PackedWriter writer)
    {
        writer.Int(_texts.Count);
        foreach (var text in _texts)
        {
            writer.Int(Encoding.UTF8.GetByteCount(text));
        }

        foreach (var text in _texts)
        {
            writer.Bytes(Encoding.UTF8.GetBytes(text));
        }
    }
}
