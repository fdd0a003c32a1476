using AwsRadar.Wire.Models;

namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>What a value travels in.</summary>
/// <param name="Format">The format of a body.</param>
/// <param name="IsRest">Whether members at the top may stand in the path, the query string, headers and the status.</param>
internal sealed record Carrier(BodyFormat Format, bool IsRest)
{
    public static Carrier OfRequest(ServiceProtocol protocol) =>
        protocol switch
        {
            ServiceProtocol.AwsQuery => new(BodyFormat.Form, IsRest: false),
            ServiceProtocol.Ec2Query => new(BodyFormat.Ec2Form, IsRest: false),
            _ => OfResponse(protocol),
        };

    public static Carrier OfResponse(ServiceProtocol protocol) =>
        protocol switch
        {
            ServiceProtocol.AwsQuery or ServiceProtocol.Ec2Query => new(BodyFormat.Xml, IsRest: false),
            ServiceProtocol.RestXml => new(BodyFormat.Xml, IsRest: true),
            ServiceProtocol.RestJson => new(BodyFormat.Json, IsRest: true),
            ServiceProtocol.AwsJson => new(BodyFormat.Json, IsRest: false),
            _ => new(BodyFormat.Cbor, IsRest: false),
        };

    public MemberLocation PlaceOf(Member member, bool isTop) => isTop && IsRest ? member.Location : MemberLocation.Body;
}

internal enum BodyFormat
{
    Form,
    Ec2Form,
    Xml,
    Json,
    Cbor,
}
