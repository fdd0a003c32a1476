using System.Collections;
using System.Collections.Immutable;

namespace AwsRadar.Wire.Protocols;

/// <summary>
/// The headers of a request or response in wire order. Names ignore case; a name may occur more than once, which
/// matters to a signature.
/// </summary>
public sealed class WireHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _headers;

    public WireHeaders(IEnumerable<KeyValuePair<string, string>> headers)
        : this(headers.ToImmutableArray()) { }

    public WireHeaders(ImmutableArray<KeyValuePair<string, string>> headers) => _headers = headers;

    public static WireHeaders Empty { get; } = new(ImmutableArray<KeyValuePair<string, string>>.Empty);

    public int Count => _headers.Length;

    /// <summary>The first value of a header; null when it is absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var header in _headers)
            {
                if (IsNamed(header, name))
                {
                    return header.Value;
                }
            }

            return null;
        }
    }

    public bool Contains(string name) => this[name] is not null;

    /// <summary>All values of a header in wire order.</summary>
    public IEnumerable<string> ValuesOf(string name) =>
        _headers.Where(header => IsNamed(header, name)).Select(header => header.Value);

    /// <summary>These headers and one more at the end.</summary>
    public WireHeaders With(string name, string value) => new(_headers.Add(new(name, value)));

    /// <summary>These headers and some more at the end.</summary>
    public WireHeaders With(params ReadOnlySpan<KeyValuePair<string, string>> more) => new(_headers.AddRange(more));

    /// <summary>These headers without any of the given name.</summary>
    public WireHeaders Without(string name) =>
        Contains(name) ? new(_headers.RemoveAll(header => IsNamed(header, name))) : this;

    public ImmutableArray<KeyValuePair<string, string>>.Enumerator GetEnumerator() => _headers.GetEnumerator();

    IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string>>)_headers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_headers).GetEnumerator();

    private static bool IsNamed(KeyValuePair<string, string> header, string name) =>
        string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase);
}
