using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>Keeps each tag once, key and value: thousands of entities share the same few.</summary>
internal sealed class TagTable
{
    private readonly ImmutableArray<ImmutableArray<string>>.Builder _tags = ImmutableArray.CreateBuilder<
        ImmutableArray<string>
    >();
    private readonly Dictionary<Tag, int> _indexes = [];

    public ImmutableArray<ImmutableArray<string>> Tags => _tags.ToImmutable();

    /// <summary>The tag's index in <see cref="Tags"/>.</summary>
    public int Add(Tag tag)
    {
        if (!_indexes.TryGetValue(tag, out var index))
        {
            index = _indexes[tag] = _tags.Count;
            _tags.Add([tag.Key, tag.Value]);
        }

        return index;
    }
}
