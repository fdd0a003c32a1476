using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>Keeps each policy text once: a large account repeats the same few trust policies thousands of times.</summary>
internal sealed class DocumentTable
{
    private readonly ImmutableArray<string>.Builder _texts = ImmutableArray.CreateBuilder<string>();
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public ImmutableArray<string> Texts => _texts.ToImmutable();

    public int Add(PolicyText text)
    {
        if (!_indexes.TryGetValue(text.Json, out var index))
        {
            index = _indexes[text.Json] = _texts.Count;
            _texts.Add(text.Json);
        }

        return index;
    }
}
