using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AwsRadar.Wire.Models;

/// <summary>A named type of a service model. Two members that refer to the same shape get the same instance.</summary>
public sealed class Shape
{
    // Below this a scan of the members is faster than building and asking a table.
    private const int FewMembers = 8;
    private FrozenDictionary<string, Member>? _membersByName;

    internal Shape(string name, ShapeKind kind)
    {
        Name = name;
        Kind = kind;
    }

    public string Name { get; }

    public ShapeKind Kind { get; }

    /// <summary>The members of a structure in the model's order, which is the order of XML elements; else empty.</summary>
    public ImmutableArray<Member> Members { get; internal init; } = [];

    /// <summary>What a list holds; null for other kinds.</summary>
    public Member? Element { get; internal init; }

    /// <summary>The key of a map; null for other kinds.</summary>
    public Member? Key { get; internal init; }

    /// <summary>The value of a map; null for other kinds.</summary>
    public Member? Value { get; internal init; }

    /// <summary>The name of the member that alone makes up the HTTP body; null when the members do together.</summary>
    public string? Payload { get; internal init; }

    /// <summary>The smallest number, or the shortest string, blob (bytes), list or map (entries).</summary>
    public decimal? Min { get; internal init; }

    /// <summary>The largest number, or the longest string, blob (bytes), list or map (entries).</summary>
    public decimal? Max { get; internal init; }

    /// <summary>The regular expression that a string matches, in the service's own dialect: for people, not for matching.</summary>
    public string? Pattern { get; internal init; }

    /// <summary>The values that the model knows for a string; services add values, so others must be accepted.</summary>
    public ImmutableArray<string> EnumValues { get; internal init; } = [];

    /// <summary>Set for structures that are errors.</summary>
    public ErrorTrait? Error { get; internal init; }

    internal string? LocationName { get; init; }

    internal TimestampFormat? TimestampFormat { get; init; }

    internal XmlNamespace? XmlNamespace { get; init; }

    internal ShapeFlags Flags { get; init; }

    internal bool IsFlattened => Has(ShapeFlags.Flattened);

    internal bool IsStreaming => Has(ShapeFlags.Streaming);

    /// <summary>Whether exactly one member of the structure has a value.</summary>
    public bool IsUnion => Has(ShapeFlags.Union);

    /// <summary>Whether the structure stands for any JSON value.</summary>
    public bool IsDocument => Has(ShapeFlags.Document);

    /// <summary>Whether the structure is a stream of events, one member per kind of event.</summary>
    public bool IsEventStream => Has(ShapeFlags.EventStream);

    /// <summary>Whether the structure is an event of an event stream.</summary>
    public bool IsEvent => Has(ShapeFlags.Event);

    /// <summary>Whether values must not be shown or stored: passwords, keys, tokens.</summary>
    public bool IsSensitive => Has(ShapeFlags.Sensitive);

    /// <summary>Whether a list or map may hold nulls.</summary>
    public bool IsSparse => Has(ShapeFlags.Sparse);

    /// <summary>Whether an awsQuery result wraps this structure in one more element that a reader skips.</summary>
    public bool IsWrapper => Has(ShapeFlags.Wrapper);

    /// <summary>Whether a stream's length must be known before it is sent.</summary>
    public bool RequiresLength => Has(ShapeFlags.RequiresLength);

    public bool IsDeprecated => Has(ShapeFlags.Deprecated);

    /// <summary>Finds a structure's member by its name in the model, exactly as written there.</summary>
    public bool TryGetMember(string name, [NotNullWhen(true)] out Member? member)
    {
        if (Members.Length > FewMembers)
        {
            _membersByName ??= Members.ToFrozenDictionary(each => each.Name, StringComparer.Ordinal);
            return _membersByName.TryGetValue(name, out member);
        }

        member = null;
        foreach (var each in Members)
        {
            if (string.Equals(each.Name, name, StringComparison.Ordinal))
            {
                member = each;
                break;
            }
        }

        return member is not null;
    }

    public override string ToString() => Name;

    private bool Has(ShapeFlags flag) => Flags.HasFlag(flag);
}
