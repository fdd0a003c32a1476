namespace AwsRadar.Wire.Models;

/// <summary>
/// A member of a structure, the element of a list, or the key or value of a map. A trait that the reference does not
/// set itself is taken from the shape it refers to, so a reader asks the member alone.
/// </summary>
public sealed class Member
{
    private readonly ServiceChunk _chunk;
    private readonly int _shapeIndex;
    private readonly string? _locationName;
    private readonly TimestampFormat? _timestampFormat;
    private readonly XmlNamespace? _xmlNamespace;
    private readonly bool _isFlattened;
    private readonly bool _isStreaming;

    // Two threads that ask at once get the same instance from the chunk.
    private Shape? _shape;

    internal Member(ServiceChunk chunk, int shapeIndex, MemberTraits traits)
    {
        _chunk = chunk;
        _shapeIndex = shapeIndex;
        Name = traits.Name;
        Location = traits.Location;
        QueryName = traits.QueryName;
        ContextParameter = traits.ContextParameter;
        IsRequired = traits.Has(MemberFlags.Required);
        IsXmlAttribute = traits.Has(MemberFlags.XmlAttribute);
        IsJsonValue = traits.Has(MemberFlags.JsonValue);
        IsHostLabel = traits.Has(MemberFlags.HostLabel);
        IsIdempotencyToken = traits.Has(MemberFlags.IdempotencyToken);
        IsEventPayload = traits.Has(MemberFlags.EventPayload);
        IsEventHeader = traits.Has(MemberFlags.EventHeader);
        IsDeprecated = traits.Has(MemberFlags.Deprecated);
        _isFlattened = traits.Has(MemberFlags.Flattened);
        _isStreaming = traits.Has(MemberFlags.Streaming);
        _locationName = traits.LocationName;
        _timestampFormat = traits.TimestampFormat;
        _xmlNamespace = traits.XmlNamespace;
    }

    /// <summary>The member's name in the model, which is its name in JSON; empty for list elements, map keys and values.</summary>
    public string Name { get; }

    public Shape Shape => _shape ??= _chunk.ShapeAt(_shapeIndex);

    public bool IsRequired { get; }

    public MemberLocation Location { get; }

    /// <summary>The name on the wire where it differs from <see cref="Name"/>; null: the protocol's default applies.</summary>
    public string? LocationName => _locationName ?? Shape.LocationName;

    /// <summary>The name on the wire that only ec2Query uses, taken as it is, without raising its first letter.</summary>
    public string? QueryName { get; }

    /// <summary>Whether the entries of a list or map stand directly in the parent, without an element around them.</summary>
    public bool IsFlattened => _isFlattened || Shape.IsFlattened;

    /// <summary>Whether the value is an attribute of the parent's XML element.</summary>
    public bool IsXmlAttribute { get; }

    public XmlNamespace? XmlNamespace => _xmlNamespace ?? Shape.XmlNamespace;

    /// <summary>The format of a timestamp where it is not the protocol's default.</summary>
    public TimestampFormat? TimestampFormat => _timestampFormat ?? Shape.TimestampFormat;

    /// <summary>Whether the string carries JSON: base64 of it in a header, a JSON string elsewhere.</summary>
    public bool IsJsonValue { get; }

    /// <summary>Whether the value fills a <c>{label}</c> of <see cref="OperationModel.HostPrefix"/>.</summary>
    public bool IsHostLabel { get; }

    /// <summary>Whether a client fills in a random UUID when the caller gives no value.</summary>
    public bool IsIdempotencyToken { get; }

    /// <summary>Whether the blob is sent as it comes, without being held in memory.</summary>
    public bool IsStreaming => _isStreaming || Shape.IsStreaming;

    /// <summary>Whether the member is the payload of an event in an event stream.</summary>
    public bool IsEventPayload { get; }

    /// <summary>Whether the member is a header of an event in an event stream.</summary>
    public bool IsEventHeader { get; }

    public bool IsDeprecated { get; }

    /// <summary>The parameter of the endpoint rules that this member's value sets; null for most.</summary>
    public string? ContextParameter { get; }
}
