using System.Collections.Immutable;

namespace AwsRadar.Web.Model;

/// <summary>Keeps each text once: a large account repeats the same few thousands of times.</summary>
internal sealed class TextTable
{
    private readonly ImmutableArray<string>.Builder _texts = ImmutableArray.CreateBuilder<string>();
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public ImmutableArray<string> Texts => _texts.ToImmutable();

    /// <summary>The text's index in <see cref="Texts"/>.</summary>
    public int Add(string text)
    {
        if (!_indexes.TryGetValue(text, out var index))
        {
            index = _indexes[text] = _texts.Count;
            _texts.Add(text);
        }

        return index;
    }
}
