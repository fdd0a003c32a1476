using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Transfers;

/// <summary>A transfer as one of its two sides sees it.</summary>
/// <param name="Organization">The one that asked for it, and gets the bills: the target.</param>
/// <param name="IsInbound">Whether the one who looks manages that organization, rather than the one whose bills they are.</param>
internal sealed record FoundTransfer(Organization Organization, Handshake Handshake, bool IsInbound)
{
    private const string Withdrawn = "WITHDRAWN";

    public ResponsibilityTransfer Transfer => Handshake.Transfer!;

    /// <summary>Every transfer that the caller's account has a part in.</summary>
    public static IEnumerable<FoundTransfer> Of(OperationCall call) =>
        from organization in call.Lab.Organizations.Values
        from handshake in organization.Handshakes.Values
        where handshake.Transfer is not null
        let isInbound = organization.IsManagement(call.State.AccountId)
        where isInbound || IsSource(call.State, handshake)
        select new FoundTransfer(organization, handshake, isInbound);

    /// <summary>The one that the input names by its id; null: the caller has none of that id.</summary>
    public static FoundTransfer? In(OperationCall call) =>
        Of(call).FirstOrDefault(one => one.Transfer.Id.Equals(call.Text("Id"), StringComparison.Ordinal));

    /// <summary>As in the API: <c>REQUESTED</c>, <c>ACCEPTED</c>, <c>WITHDRAWN</c>, …</summary>
    public string StatusAt(DateTimeOffset now) =>
        Handshake.StateAt(now) switch
        {
            "OPEN" => "REQUESTED",
            "ACCEPTED" when Transfer.EndsAt is not null => Withdrawn,
            var state => state,
        };

    /// <summary>Whether it goes on, or may yet begin.</summary>
    public bool IsActiveAt(DateTimeOffset now) => StatusAt(now) is "REQUESTED" or "ACCEPTED";

    /// <param name="viewer">The organization of the one who looks; null: it has none.</param>
    public string ArnFor(Organization? viewer)
    {
        var own = viewer ?? Organization;
        return own.ArnOf("transfer", $"{own.Id}/billing/{(IsInbound ? "inbound" : "outbound")}/{Transfer.Id}");
    }

    public JsonObject ToJson(OperationCall call) =>
        new JsonObject
        {
            ["Arn"] = ArnFor(call.Lab.OrganizationOf(call.State.AccountId)),
            ["Name"] = Transfer.Name,
            ["Id"] = Transfer.Id,
            ["Type"] = "BILLING",
            ["Status"] = StatusAt(call.Now),
            ["Source"] = Source(call.Lab),
            ["Target"] = Participant(Organization.Find(Organization.ManagementAccountId)!),
            ["StartTimestamp"] = JsonShapes.Timestamp(Transfer.StartsAt),
        }
            .AddIf(Transfer.EndsAt is not null, "EndTimestamp", () => JsonShapes.Timestamp(Transfer.EndsAt!.Value))
            .AddText("ActiveHandshakeId", Handshake.StateAt(call.Now) is "OPEN" ? Handshake.Id : null);

    /// <summary>Of a party that is not in the lab, nothing is known but how it was named.</summary>
    private JsonObject Source(LabState lab) =>
        Handshake.Account is { } id && lab.Find(id) is { } account ? Participant(id, account.EmailAddress)
        : AccountId.TryParse(Handshake.Party, out _) ? new JsonObject { ["ManagementAccountId"] = Handshake.Party }
        : new JsonObject { ["ManagementAccountEmail"] = Handshake.Party };

    private static JsonObject Participant(MemberAccount account) => Participant(account.Id, account.Email);

    private static JsonObject Participant(AccountId id, string email) =>
        new() { ["ManagementAccountId"] = id.ToString(), ["ManagementAccountEmail"] = email };

    private static bool IsSource(AccountState account, Handshake handshake) =>
        handshake.Account == account.AccountId
        || account.EmailAddress.Equals(handshake.Party, StringComparison.OrdinalIgnoreCase)
        || account.AccountId.ToString().Equals(handshake.Party, StringComparison.Ordinal);
}
