using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>What the protocols cannot carry, as rules with a reason each: the one place where a round trip may differ from equal.</summary>
internal static class Carriage
{
    /// <summary>Whether a member is made whatever the filling says: a response always has a status, and bytes are there even if they are none.</summary>
    public static bool IsAlwaysThere(Carrier carrier, Member member, bool isTop) =>
        carrier.PlaceOf(member, isTop) is MemberLocation.StatusCode
        || member.Shape.IsEventStream
        || member is { IsEventPayload: true, Shape.Kind: ShapeKind.Blob or ShapeKind.String };

    /// <summary>Whether there is a place for a member at all.</summary>
    public static bool CanCarry(Carrier carrier, Shape structure, Member member, bool isTop) =>
        // A payload is the whole body: beside it only what HTTP carries elsewhere has a place.
        !(
            isTop
            && carrier.IsRest
            && structure.Payload is not null
            && !IsPayload(structure, member)
            && member.Location is MemberLocation.Body
        )
        // Two members of one name in XML: the flattened list takes the elements (S3's deprecated notifications).
        && !(
            carrier.Format is BodyFormat.Xml
            && XmlNames.Of(structure).Any(each => each.Member == member && each.IsShadowed)
        );

    /// <summary>Forms number what they hold: an element without a parameter of its own would be a gap in the numbers.</summary>
    public static bool CanCarryEntry(Carrier carrier, Member entry, JsonNode value) =>
        carrier.Format is not (BodyFormat.Form or BodyFormat.Ec2Form) || !IsLostInForm(carrier, entry, value);

    /// <summary>JSON and CBOR have a null; XML, forms, headers and query strings have none.</summary>
    public static bool HasNulls(Carrier carrier, MemberLocation place) =>
        carrier.Format is BodyFormat.Json or BodyFormat.Cbor && place is MemberLocation.Body;

    /// <summary>The date of HTTP ends at the second.</summary>
    public static bool HoldsFractions(Member member, MemberLocation place) =>
        (member.TimestampFormat ?? (place is MemberLocation.Header ? TimestampFormat.Rfc822 : TimestampFormat.Iso8601))
            is not TimestampFormat.Rfc822;

    /// <summary>Takes out of a value what is not on the wire although it is in the value.</summary>
    public static void TakeOutLost(Carrier carrier, Shape? structure, JsonObject value, bool isTop = true)
    {
        foreach (var member in structure?.Members ?? [])
        {
            if (value[member.Name] is not { } child)
            {
                continue;
            }

            TakeOutLost(carrier, member, child);
            if (carrier.PlaceOf(member, isTop) is MemberLocation.QueryString && child is JsonObject map)
            {
                TakeOutEmptyLists(map);
            }

            if (IsLost(carrier, structure!, member, child, isTop))
            {
                value.Remove(member.Name);
            }
        }
    }

    /// <summary>Takes out what every error has as its message or code already, under whichever name the service has for it.</summary>
    public static void TakeOutMessage(Shape error, JsonObject details)
    {
        foreach (var member in error.Members)
        {
            var name = member.LocationName ?? member.Name;
            if (
                member.Shape.Kind is ShapeKind.String
                && name.ToUpperInvariant() is "MESSAGE" or "CODE" or "X-AMZN-ERRORTYPE"
            )
            {
                details.Remove(member.Name);
            }
        }
    }

    /// <summary>JSON names an error by its shape; the code of an older query API stands beside it where the service had one.</summary>
    public static string CodeOf(ServiceProtocol protocol, ServiceModel service, Shape error) =>
        protocol is ServiceProtocol.AwsJson or ServiceProtocol.RestJson && !service.IsAwsQueryCompatible
            ? error.Name
            : error.Error!.Code;

    private static void TakeOutLost(Carrier carrier, Member member, JsonNode value)
    {
        switch (value)
        {
            case JsonObject child when member.Shape is { Kind: ShapeKind.Structure, IsDocument: false }:
                TakeOutLost(carrier, member.Shape, child, isTop: false);
                break;
            case JsonObject map when member.Shape.Kind is ShapeKind.Map:
                foreach (var (_, each) in map)
                {
                    TakeOutOfEntry(carrier, member.Shape.Value!, each);
                }

                break;
            case JsonArray events when member.Shape.IsEventStream:
                foreach (var each in events)
                {
                    TakeOutLost(carrier, member.Shape, each!.AsObject(), isTop: false);
                }

                break;
            case JsonArray list when member.Shape.Kind is ShapeKind.List:
                foreach (var each in list)
                {
                    TakeOutOfEntry(carrier, member.Shape.Element!, each);
                }

                break;
        }
    }

    private static void TakeOutOfEntry(Carrier carrier, Member entry, JsonNode? value)
    {
        if (value is not null)
        {
            TakeOutLost(carrier, entry, value);
        }
    }

    private static void TakeOutEmptyLists(JsonObject map)
    {
        foreach (var name in map.Where(each => IsEmpty(each.Value!)).Select(each => each.Key).ToArray())
        {
            map.Remove(name);
        }
    }

    private static bool IsLost(Carrier carrier, Shape structure, Member member, JsonNode value, bool isTop) =>
        // No bytes are zero bytes; an empty location of a bucket is us-east-1, and that is null.
        IsBytes(carrier, structure, member, isTop) || structure.Name is "GetBucketLocationOutput"
            ? value.GetValue<string>().Length == 0
        : carrier.PlaceOf(member, isTop) is not MemberLocation.Body
            // Headers and query strings have one text for each value, and so nothing for none.
            ? member.Shape.Kind is ShapeKind.List or ShapeKind.Map && IsEmpty(value)
        : carrier.Format switch
        {
            BodyFormat.Form or BodyFormat.Ec2Form => IsLostInForm(carrier, member, value),
            // The entries of a flattened list or map stand for themselves, and so nothing for none.
            BodyFormat.Xml => member.IsFlattened && IsEmpty(value),
            _ => false,
        };

    /// <summary>A structure or map is the sum of its parameters. A list has one for being empty in awsQuery, not in ec2Query.</summary>
    private static bool IsLostInForm(Carrier carrier, Member member, JsonNode value) =>
        member.Shape.Kind switch
        {
            ShapeKind.Structure => member.Shape.Members.All(each =>
                value[each.Name] is not { } child || IsLostInForm(carrier, each, child)
            ),
            ShapeKind.Map => IsEmpty(value),
            ShapeKind.List => IsEmpty(value) && carrier.Format is BodyFormat.Ec2Form,
            _ => false,
        };

    private static bool IsEmpty(JsonNode value) => value is JsonObject { Count: 0 } or JsonArray { Count: 0 };

    private static bool IsBytes(Carrier carrier, Shape structure, Member member, bool isTop) =>
        isTop
        && carrier.IsRest
        && IsPayload(structure, member)
        && member.Shape.Kind is ShapeKind.Blob or ShapeKind.String;

    private static bool IsPayload(Shape structure, Member member) =>
        string.Equals(structure.Payload, member.Name, StringComparison.Ordinal);
}
