using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;

namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>What arrives although nobody sent it, as rules with a reason each. Only the REST protocols have any.</summary>
internal static class Arrival
{
    /// <summary>The headers of the protocol itself, which a map over all headers has too.</summary>
    private static readonly string[] OwnHeaders = ["x-amzn-RequestId", "Content-Type"];

    /// <param name="sent">What was sent, already without what the protocol cannot carry.</param>
    public static JsonElement WithoutAdded(Carrier carrier, Shape? structure, JsonObject sent, JsonElement read)
    {
        if (!carrier.IsRest || structure is null)
        {
            return read;
        }

        var rest = (JsonObject)JsonNode.Parse(read.GetRawText())!;
        foreach (var member in structure.Members.Where(member => rest.ContainsKey(member.Name)))
        {
            if (member.Location is MemberLocation.HeaderPrefix && member.LocationName is "")
            {
                TakeOutOwnHeaders(rest[member.Name]!.AsObject());
            }

            if (!sent.ContainsKey(member.Name) && IsAdded(structure, member, rest[member.Name]))
            {
                rest.Remove(member.Name);
            }
        }

        return JsonElement.Parse(rest.ToJsonString());
    }

    private static void TakeOutOwnHeaders(JsonObject headers)
    {
        foreach (var name in OwnHeaders)
        {
            headers.Remove(name);
        }
    }

    private static bool IsAdded(Shape structure, Member member, JsonNode? value) =>
        member.Location is MemberLocation.Header ? IsCompleted(member)
        : member.Location is MemberLocation.HeaderPrefix ? value is JsonObject { Count: 0 }
        : string.Equals(structure.Payload, member.Name, StringComparison.Ordinal) ? IsNothing(value)
        // S3 says us-east-1 with an element that holds nothing, which the AWS CLI shows as null.
        : structure.Name is "GetBucketLocationOutput" && value is null;

    /// <summary>A client computes the checksum of the body and Glacier's hash of it, and says the type of the body and the one that API Gateway is to answer with; a server reads them as members like others.</summary>
    private static bool IsCompleted(Member member) =>
        member.LocationName is { } header
        && (
            header.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase)
            || header.Equals("x-amz-sdk-checksum-algorithm", StringComparison.OrdinalIgnoreCase)
            || header.Equals("Content-MD5", StringComparison.OrdinalIgnoreCase)
            || header.Equals("x-amz-sha256-tree-hash", StringComparison.OrdinalIgnoreCase)
            || header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            || header.Equals("Accept", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>A body is always there: one of bytes may have none, one that holds a structure may hold an empty one.</summary>
    private static bool IsNothing(JsonNode? body) =>
        body is JsonObject { Count: 0 }
        || (body is JsonValue text && text.TryGetValue<string>(out var each) && each.Length == 0);
}
