using System.Collections.Immutable;

namespace AwsRadar.Web.Model;

/// <summary>Keeps each value once, by number: a large account repeats the same few thousands of times.</summary>
internal sealed class NumberedValues<T>
    where T : notnull
{
    private readonly ImmutableArray<T>.Builder _values = ImmutableArray.CreateBuilder<T>();
    private readonly Dictionary<T, int> _numbers = [];

    /// <summary>By their numbers.</summary>
    public ImmutableArray<T> Values => _values.ToImmutable();

    /// <summary>The value's number: from 0, in the order in which the values first came.</summary>
    public int Add(T value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            number = _numbers[value] = _values.Count;
            _values.Add(value);
        }

        return number;
    }
}
