namespace AwsRadar.Wire.Models;

/// <summary>The yes-or-no traits of a member; the numbers are part of the data's format.</summary>
[Flags]
internal enum MemberFlags
{
    None = 0,
    Required = 1 << 0,
    HasLocationName = 1 << 1,

    /// <summary>The location name equals the name and is not written again.</summary>
    LocationNameIsName = 1 << 2,
    HasLocation = 1 << 3,
    IdempotencyToken = 1 << 4,
    Flattened = 1 << 5,
    JsonValue = 1 << 6,
    HostLabel = 1 << 7,
    Streaming = 1 << 8,
    EventPayload = 1 << 9,
    EventHeader = 1 << 10,
    Deprecated = 1 << 11,
    XmlAttribute = 1 << 12,
    HasQueryName = 1 << 13,
    HasXmlNamespace = 1 << 14,
    HasTimestampFormat = 1 << 15,
    HasContextParameter = 1 << 16,
}

/// <summary>What a member's own reference says, before the traits of its shape are added.</summary>
internal sealed record MemberTraits(string Name, MemberFlags Flags)
{
    public MemberLocation Location { get; init; }

    public string? LocationName { get; init; }

    public string? QueryName { get; init; }

    public XmlNamespace? XmlNamespace { get; init; }

    public TimestampFormat? TimestampFormat { get; init; }

    public string? ContextParameter { get; init; }

    public bool Has(MemberFlags flag) => Flags.HasFlag(flag);
}
