using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Handshakes;

/// <summary>A handshake as answers show it.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html</remarks>
internal static class HandshakeJson
{
    public static JsonObject Of(Organization organization, Handshake handshake, DateTimeOffset now) =>
        new()
        {
            ["Id"] = handshake.Id,
            ["Arn"] = OrganizationArns.OfHandshake(organization, handshake),
            ["Parties"] = new JsonArray([Party(organization.Id, "ORGANIZATION"), .. OtherParty(handshake)]),
            ["State"] = handshake.StateAt(now),
            ["RequestedTimestamp"] = JsonShapes.Timestamp(handshake.RequestedAt),
            ["ExpirationTimestamp"] = JsonShapes.Timestamp(handshake.ExpiresAt),
            ["Action"] = handshake.Action,
            ["Resources"] = new JsonArray([.. Resources(organization, handshake)]),
        };

    public static JsonObject Output(Organization organization, Handshake handshake, DateTimeOffset now) =>
        new() { ["Handshake"] = Of(organization, handshake, now) };

    private static IEnumerable<JsonNode> OtherParty(Handshake handshake) =>
        handshake.Party is { } party ? [Party(party, TypeOf(party))] : [];

    private static IEnumerable<JsonNode> Resources(Organization organization, Handshake handshake)
    {
        var management = organization.Find(organization.ManagementAccountId)!;
        yield return new JsonObject
        {
            ["Type"] = "ORGANIZATION",
            ["Value"] = organization.Id,
            ["Resources"] = new JsonArray(
                Resource("MASTER_EMAIL", management.Email),
                Resource("MASTER_NAME", management.Name),
                Resource("ORGANIZATION_FEATURE_SET", OrganizationJson.FeatureSet(organization))
            ),
        };
        if (handshake.Party is { } party)
        {
            yield return Resource(TypeOf(party), party);
        }

        if (handshake.ParentId is { } parent)
        {
            yield return Resource("PARENT_HANDSHAKE", parent);
        }

        if (handshake.Transfer is { } transfer)
        {
            yield return new JsonObject
            {
                ["Type"] = "RESPONSIBILITY_TRANSFER",
                ["Value"] = transfer.Id,
                ["Resources"] = new JsonArray(
                    Resource("TRANSFER_START_TIMESTAMP", JsonShapes.Timestamp(transfer.StartsAt)),
                    Resource("TRANSFER_TYPE", "BILLING"),
                    Resource("MANAGEMENT_ACCOUNT", management.Id.ToString()),
                    Resource("MANAGEMENT_EMAIL", management.Email),
                    Resource("MANAGEMENT_NAME", management.Name)
                ),
            };
        }

        if (handshake.Notes is { } notes)
        {
            yield return Resource("NOTES", notes);
        }
    }

    private static string TypeOf(string party) => party.Contains('@', StringComparison.Ordinal) ? "EMAIL" : "ACCOUNT";

    private static JsonObject Party(string id, string type) => new() { ["Id"] = id, ["Type"] = type };

    private static JsonObject Resource(string type, string value) => new() { ["Type"] = type, ["Value"] = value };
}
