using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Handshakes;

/// <summary>Invitations to accounts, which need not be in the lab.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteAccountToOrganization.html</remarks>
internal static class InvitationOperations
{
    private const int DaysOpen = 15;

    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "InviteAccountToOrganization",
            OrganizationCallers.Management,
            OrganizationTargets.Everything,
            Invite
        ),
    ];

    private static OperationResult Invite(OperationCall call, Organization organization)
    {
        var target = call.Input.GetProperty("Target");
        var (party, type) = (target.GetProperty("Id").GetString()!, target.GetProperty("Type").GetString());
        var account = Find(call.Lab, party);
        var refusal =
            CheckParty(party, type) is { } wrong ? wrong
            : account is not null && call.Lab.OrganizationOf(account.AccountId) is not null
                ? OrganizationErrors.HandshakeConstraint(
                    "ALREADY_IN_AN_ORGANIZATION",
                    "The handshake request is invalid because the account is already a member of an organization."
                )
            : organization.Handshakes.Values.Any(other => IsOpenFor(other, party, call.Now))
                ? OrganizationErrors.Of(
                    "DuplicateHandshakeException",
                    "A handshake with the same action and target already exists."
                )
            : OrganizationTags.Check(call);
        if (refusal is not null)
        {
            return refusal;
        }

        var handshake = new Handshake
        {
            Id = OrganizationId.Handshake(),
            Action = Handshake.Invite,
            State = "OPEN",
            RequestedAt = call.Now,
            ExpiresAt = call.Now.AddDays(DaysOpen),
            Party = party,
            Account = account?.AccountId,
            Notes = call.OptionalText("Notes"),
            Tags = TagInput.Read(call),
        };
        return call
            .Lab.With(organization.With(handshake))
            .Answer(HandshakeJson.Output(organization, handshake, call.Now));
    }

    /// <summary>Why a party may not be named so, or null.</summary>
    public static LabError? CheckParty(string party, string? type) =>
        type is "ORGANIZATION" || type is "ACCOUNT" != AccountId.TryParse(party, out _)
            ? OrganizationErrors.InvalidInput(
                "INVALID_PARTY_TYPE_TARGET",
                "You specified the wrong type of entity (account, organization, or email) as a party."
            )
            : null;

    /// <summary>The account that a party names, by its id or address; null: it is not in the lab.</summary>
    public static AccountState? Find(LabState lab, string party) =>
        lab.Find(party)
        ?? lab.Accounts.Values.FirstOrDefault(account =>
            account.EmailAddress.Equals(party, StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsOpenFor(Handshake handshake, string party, DateTimeOffset now) =>
        handshake.Action is Handshake.Invite
        && handshake.StateAt(now) is "OPEN"
        && party.Equals(handshake.Party, StringComparison.OrdinalIgnoreCase);
}
