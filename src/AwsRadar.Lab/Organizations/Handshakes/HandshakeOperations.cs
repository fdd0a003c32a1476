using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Organizations.Accounts;
using AwsRadar.Lab.Organizations.Transfers;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Handshakes;

/// <summary>What becomes of handshakes: who got one accepts or declines it, who made it cancels it.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_AcceptHandshake.html and its siblings</remarks>
internal static class HandshakeOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("AcceptHandshake", OrganizationTargets.Handshake, call => Change(call, "ACCEPTED", IsRecipient)),
        Operation.On("DeclineHandshake", OrganizationTargets.Handshake, call => Change(call, "DECLINED", IsRecipient)),
        Operation.On("CancelHandshake", OrganizationTargets.Handshake, call => Change(call, "CANCELED", IsOriginator)),
        Operation.On("DescribeHandshake", OrganizationTargets.Handshake, Describe),
        Operation.On("ListHandshakesForAccount", OrganizationTargets.Everything, ListForAccount),
        OrganizationsOperation.Read(
            "ListHandshakesForOrganization",
            OrganizationTargets.Everything,
            ListForOrganization
        ),
    ];

    private static OperationResult Change(
        OperationCall call,
        string state,
        Func<OperationCall, Organization, Handshake, bool> mayChange
    )
    {
        if (Find(call) is not var (organization, handshake) || !mayChange(call, organization, handshake))
        {
            return OrganizationErrors.HandshakeNotFound;
        }

        var now = handshake.StateAt(call.Now);
        if (now.Equals(state, StringComparison.Ordinal))
        {
            return OrganizationErrors.Of(
                "HandshakeAlreadyInStateException",
                "The specified handshake is already in the requested state."
            );
        }

        var mayFollow = now is "OPEN" || (now is "REQUESTED" && state is "CANCELED");
        if (!mayFollow)
        {
            return OrganizationErrors.Of(
                "InvalidHandshakeTransitionException",
                "You can't perform the operation on the handshake in its current state."
            );
        }

        var changed = handshake with { State = state };
        var settled = organization.With(changed);
        var output = HandshakeJson.Output(settled, changed, call.Now);
        return state is not "ACCEPTED" ? call.Lab.With(settled).Answer(output)
            : Accept(call, settled, changed) is var (lab, refusal) && refusal is null ? lab.Answer(output)
            : refusal!;
    }

    private static (LabState Lab, LabError? Refusal) Accept(
        OperationCall call,
        Organization organization,
        Handshake handshake
    ) =>
        handshake.Action switch
        {
            Handshake.Invite when call.Lab.OrganizationOf(call.State.AccountId) is not null => (
                call.Lab,
                OrganizationErrors.HandshakeConstraint(
                    "ALREADY_IN_AN_ORGANIZATION",
                    "The handshake request is invalid because the account is already a member of an organization."
                )
            ),
            Handshake.Invite when ServiceRolePermission.Check(call) is { } refusal => (call.Lab, refusal),
            Handshake.Invite => (Join(call, organization, handshake), null),
            Handshake.TransferResponsibility => (
                call.Lab.With(organization),
                TransferOperations.CheckAcceptance(call, handshake)
            ),
            Handshake.ApproveAllFeatures => (
                call.Lab.With(AllFeaturesOperations.Approve(organization, handshake)),
                null
            ),
            _ => (call.Lab.With(organization with { HasAllFeatures = true }), null),
        };

    private static LabState Join(OperationCall call, Organization organization, Handshake handshake)
    {
        var joined = Membership.Join(organization, call.State, call.Now, isCreated: false);
        var member = joined.Find(call.State.AccountId)! with { Tags = handshake.Tags };
        return call.Lab.With(Membership.AddServiceRole(call.State, call.Now)).With(joined.With(member));
    }

    private static OperationResult Describe(OperationCall call) =>
        Find(call) is var (organization, handshake)
        && (IsOriginator(call, organization, handshake) || IsRecipient(call, organization, handshake))
            ? HandshakeJson.Output(organization, handshake, call.Now)
            : OrganizationErrors.HandshakeNotFound;

    private static OperationResult ListForAccount(OperationCall call) =>
        List(
            call,
            call.Lab.Organizations.Values.SelectMany(organization =>
                organization
                    .Handshakes.Values.Where(handshake => IsParty(call, handshake))
                    .Select(handshake => (organization, handshake))
            )
        );

    private static OperationResult ListForOrganization(OperationCall call, Organization organization) =>
        List(call, organization.Handshakes.Values.Select(handshake => (organization, handshake)));

    private static OperationResult List(OperationCall call, IEnumerable<(Organization, Handshake)> handshakes)
    {
        var filter = call.Input.TryGetProperty("Filter", out var given) ? given : default;
        return call.Pages(
            "Handshakes",
            handshakes.Where(one =>
                Fits(filter, "ActionType", one.Item2.Action) && Fits(filter, "ParentHandshakeId", one.Item2.ParentId)
            ),
            one => one.Item2.Id,
            one => HandshakeJson.Of(one.Item1, one.Item2, call.Now)
        );
    }

    private static bool Fits(System.Text.Json.JsonElement filter, string member, string? value) =>
        filter.ValueKind is not System.Text.Json.JsonValueKind.Object
        || !filter.TryGetProperty(member, out var wanted)
        || string.Equals(wanted.GetString(), value, StringComparison.Ordinal);

    private static (Organization, Handshake)? Find(OperationCall call)
    {
        var id = call.Text("HandshakeId");
        return call.Lab.Organizations.Values.FirstOrDefault(one => one.Handshakes.ContainsKey(id)) is { } organization
            ? (organization, organization.Handshakes[id])
            : null;
    }

    private static bool IsOriginator(OperationCall call, Organization organization, Handshake handshake) =>
        organization.IsManagement(call.State.AccountId);

    /// <summary>The organization's own handshake is finished by the management account.</summary>
    private static bool IsRecipient(OperationCall call, Organization organization, Handshake handshake) =>
        handshake.Party is null ? organization.IsManagement(call.State.AccountId) : IsParty(call, handshake);

    private static bool IsParty(OperationCall call, Handshake handshake) =>
        handshake.Account is { } account && account == call.State.AccountId
        || AccountId.TryParse(handshake.Party, out var named) && named == call.State.AccountId
        || call.State.EmailAddress.Equals(handshake.Party, StringComparison.OrdinalIgnoreCase);
}
