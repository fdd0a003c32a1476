using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AwsRadar.Core.Conditions;

/// <summary>The request's context: keys, upper and lower case alike, each with one value or several.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
public sealed class ContextKeys
{
    private readonly FrozenDictionary<string, ContextValue> _values;

    public ContextKeys(IEnumerable<KeyValuePair<string, ContextValue>> values, bool isComplete = true)
    {
        // A key that is given twice in different case is one key: the later one counts.
        var byKey = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in values)
        {
            byKey[key] = value;
        }

        _values = byKey.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        IsComplete = isComplete;
    }

    public static ContextKeys Empty { get; } = new([]);

    /// <summary>
    /// True: a key that is not here is absent from the request. False: it may be there, and what depends on it is
    /// unknown.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>
    /// Beginnings of keys, such as <c>aws:PrincipalTag/</c>, all of which are here although the context is not complete.
    /// </summary>
    public ImmutableArray<string> CompletePrefixes
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public IEnumerable<string> Keys => _values.Keys;

    public bool TryGet(string key, out ContextValue value) => _values.TryGetValue(key, out value);

    /// <summary>Whether the request would have the key here if it had it at all.</summary>
    public bool IsKnown(string key)
    {
        if (IsComplete)
        {
            return true;
        }

        foreach (var prefix in CompletePrefixes)
        {
            if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The value of a context key.</summary>
/// <param name="IsMultivalued">The request carries a list, even if it holds one value or none.</param>
public readonly record struct ContextValue(ImmutableArray<string> Values, bool IsMultivalued)
{
    public static implicit operator ContextValue(string value) => new([value], IsMultivalued: false);

    public static ContextValue List(params ReadOnlySpan<string> values) => new([.. values], IsMultivalued: true);
}
