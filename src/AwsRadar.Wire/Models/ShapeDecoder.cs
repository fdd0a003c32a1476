using System.Collections.Immutable;
using System.Globalization;
using AwsRadar.Packing;

namespace AwsRadar.Wire.Models;

/// <summary>Reads one shape of packed data; the order of the parts is the format (docs/reference.md).</summary>
internal readonly struct ShapeDecoder(ServiceChunk chunk, StringTable strings)
{
    public Shape Decode(string name, PackedReader reader)
    {
        var kind = (ShapeKind)reader.ReadInt();
        var flags = (ShapeFlags)reader.ReadInt();
        return new Shape(name, kind)
        {
            Flags = flags,
            Min = flags.HasFlag(ShapeFlags.HasMin) ? ReadNumber(ref reader) : null,
            Max = flags.HasFlag(ShapeFlags.HasMax) ? ReadNumber(ref reader) : null,
            Pattern = flags.HasFlag(ShapeFlags.HasPattern) ? strings.Read(ref reader) : null,
            EnumValues = flags.HasFlag(ShapeFlags.HasEnum) ? strings.ReadList(ref reader) : [],
            Error = flags.HasFlag(ShapeFlags.HasError) ? ReadError(name, ref reader) : null,
            Payload = flags.HasFlag(ShapeFlags.HasPayload) ? strings.Read(ref reader) : null,
            LocationName = flags.HasFlag(ShapeFlags.HasLocationName) ? strings.Read(ref reader) : null,
            TimestampFormat = flags.HasFlag(ShapeFlags.HasTimestampFormat) ? (TimestampFormat)reader.ReadInt() : null,
            XmlNamespace = flags.HasFlag(ShapeFlags.HasXmlNamespace)
                ? strings.ReadXmlNamespaceOrNull(ref reader)
                : null,
            Members = kind == ShapeKind.Structure ? ReadMembers(ref reader) : [],
            Element = kind == ShapeKind.List ? ReadMember("", ref reader) : null,
            Key = kind == ShapeKind.Map ? ReadMember("", ref reader) : null,
            Value = kind == ShapeKind.Map ? ReadMember("", ref reader) : null,
        };
    }

    private decimal ReadNumber(ref PackedReader reader) =>
        decimal.Parse(strings.Read(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture);

    private ErrorTrait ReadError(string name, ref PackedReader reader)
    {
        var status = reader.ReadInt();
        var flags = (ErrorFlags)reader.ReadInt();
        return new ErrorTrait
        {
            Code = strings.ReadOrNull(ref reader) ?? name,
            HttpStatus = status == 0 ? null : status,
            IsSenderFault = flags.HasFlag(ErrorFlags.SenderFault),
            IsServiceFault = flags.HasFlag(ErrorFlags.ServiceFault),
            IsRetryable = flags.HasFlag(ErrorFlags.Retryable),
            IsThrottling = flags.HasFlag(ErrorFlags.Throttling),
        };
    }

    private ImmutableArray<Member> ReadMembers(ref PackedReader reader)
    {
        var members = new Member[reader.ReadInt()];
        for (var index = 0; index < members.Length; index++)
        {
            members[index] = ReadMember(strings.Read(ref reader), ref reader);
        }

        return ImmutableArray.Create(members);
    }

    private Member ReadMember(string name, ref PackedReader reader)
    {
        var flags = (MemberFlags)reader.ReadInt();
        var shapeIndex = reader.ReadInt();
        var traits = new MemberTraits(name, flags)
        {
            LocationName =
                flags.HasFlag(MemberFlags.LocationNameIsName) ? name
                : flags.HasFlag(MemberFlags.HasLocationName) ? strings.Read(ref reader)
                : null,
            Location = flags.HasFlag(MemberFlags.HasLocation) ? (MemberLocation)reader.ReadInt() : MemberLocation.Body,
            QueryName = flags.HasFlag(MemberFlags.HasQueryName) ? strings.Read(ref reader) : null,
            XmlNamespace = flags.HasFlag(MemberFlags.HasXmlNamespace)
                ? strings.ReadXmlNamespaceOrNull(ref reader)
                : null,
            TimestampFormat = flags.HasFlag(MemberFlags.HasTimestampFormat) ? (TimestampFormat)reader.ReadInt() : null,
            ContextParameter = flags.HasFlag(MemberFlags.HasContextParameter) ? strings.Read(ref reader) : null,
        };
        return new Member(chunk, shapeIndex, traits);
    }
}
