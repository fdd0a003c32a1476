using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.Organizations.Handshakes;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Transfers;

/// <summary>The bills of one organization, handed over to the management account of another.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteOrganizationToTransferResponsibility.html and its siblings</remarks>
internal static class TransferOperations
{
    private const int DaysOpen = 15;

    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "InviteOrganizationToTransferResponsibility",
            OrganizationCallers.Management,
            OrganizationTargets.Everything,
            Invite
        ),
        Management("DescribeResponsibilityTransfer", (call, found) => Output(call, found)),
        Management("UpdateResponsibilityTransfer", Update),
        Management("TerminateResponsibilityTransfer", Terminate),
        List("ListInboundResponsibilityTransfers", isInbound: true),
        List("ListOutboundResponsibilityTransfers", isInbound: false),
    ];

    /// <summary>Why the caller may not accept, as the one whose bills they are; null: it may.</summary>
    public static LabError? CheckAcceptance(OperationCall call, Handshake handshake) =>
        call.Lab.OrganizationOf(call.State.AccountId) is not { } own ? OrganizationErrors.NotInUse
        : !own.IsManagement(call.State.AccountId) ? OrganizationErrors.NotPermitted
        : FoundTransfer
            .Of(call)
            .Any(other =>
                !other.IsInbound && other.Handshake.Id != handshake.Id && other.StatusAt(call.Now) is "ACCEPTED"
            )
            ? OrganizationErrors.HandshakeConstraint(
                "RESPONSIBILITY_TRANSFER_ALREADY_EXISTS",
                "You cannot perform this operation with the current transfer."
            )
        : null;

    private static OperationResult Invite(OperationCall call, Organization organization)
    {
        var target = call.Input.GetProperty("Target");
        var (party, type) = (target.GetProperty("Id").GetString()!, target.GetProperty("Type").GetString());
        var account = InvitationOperations.Find(call.Lab, party);
        var start = Time(call, "StartTimestamp")!.Value;
        var refusal =
            InvitationOperations.CheckParty(party, type)
            ?? TransferDates.CheckStart(start, call.Now)
            ?? (
                account is not null && organization.Find(account.AccountId) is not null
                    ? OrganizationErrors.HandshakeConstraint(
                        "SOURCE_AND_TARGET_CANNOT_MATCH",
                        "An account can't accept a transfer invitation if it is both the sender and recipient of the invitation."
                    )
                : organization.Handshakes.Values.Any(other => IsOpenFor(other, party, call.Now))
                    ? OrganizationErrors.Of(
                        "DuplicateHandshakeException",
                        "A handshake with the same action and target already exists."
                    )
                : OrganizationTags.Check(call)
            );
        if (refusal is not null)
        {
            return refusal;
        }

        var handshake = new Handshake
        {
            Id = OrganizationId.Handshake(),
            Action = Handshake.TransferResponsibility,
            State = "OPEN",
            RequestedAt = call.Now,
            ExpiresAt = call.Now.AddDays(DaysOpen),
            Party = party,
            Account = account?.AccountId,
            Notes = call.OptionalText("Notes"),
            Tags = TagInput.Read(call),
            Transfer = new ResponsibilityTransfer(
                OrganizationId.Transfer(),
                call.Text("SourceName"),
                start,
                EndsAt: null
            ),
        };
        return call
            .Lab.With(organization.With(handshake))
            .Answer(HandshakeJson.Output(organization, handshake, call.Now));
    }

    private static OperationResult Update(OperationCall call, FoundTransfer found) =>
        Change(call, found, found.Transfer with { Name = call.Text("Name") });

    private static OperationResult Terminate(OperationCall call, FoundTransfer found)
    {
        var end = Time(call, "EndTimestamp");
        return found.StatusAt(call.Now) switch
        {
            "WITHDRAWN" => OrganizationErrors.Of(
                "ResponsibilityTransferAlreadyInStatusException",
                "The responsibility transfer is already in the status that you specified."
            ),
            "ACCEPTED" => end is { } asked && TransferDates.CheckEnd(asked, call.Now) is { } refusal
                ? refusal
                : Change(call, found, found.Transfer with { EndsAt = end ?? TransferDates.EndOfMonth(call.Now) }),
            _ => OrganizationErrors.Of(
                "InvalidResponsibilityTransferTransitionException",
                "The responsibility transfer can't transition to the requested state because it's not in a valid state for this operation."
            ),
        };
    }

    private static OperationResult Change(OperationCall call, FoundTransfer found, ResponsibilityTransfer transfer)
    {
        var changed = found with { Handshake = found.Handshake with { Transfer = transfer } };
        return call.Lab.With(found.Organization.With(changed.Handshake)).Answer(Output(call, changed));
    }

    private static Operation List(string name, bool isInbound) =>
        OrganizationsOperation.Create(
            name,
            OrganizationCallers.Management,
            OrganizationTargets.Everything,
            (call, _) =>
                isInbound && call.Has("Id") && FoundTransfer.In(call) is not { IsInbound: true }
                    ? NotFound
                    : call.Pages(
                        "ResponsibilityTransfers",
                        FoundTransfer
                            .Of(call)
                            .Where(found => found.IsInbound == isInbound)
                            .Where(found =>
                                !call.Has("Id") || found.Transfer.Id.Equals(call.Text("Id"), StringComparison.Ordinal)
                            ),
                        found => found.Transfer.Id,
                        found => found.ToJson(call)
                    )
        );

    private static Operation Management(string name, Func<OperationCall, FoundTransfer, OperationResult> handle) =>
        OrganizationsOperation.Create(
            name,
            OrganizationCallers.Management,
            TargetOf,
            (call, _) => FoundTransfer.In(call) is { } found ? handle(call, found) : NotFound
        );

    private static Target TargetOf(OperationCall call) =>
        FoundTransfer.In(call) is { } found
            ? Target.At(found.ArnFor(call.Lab.OrganizationOf(call.State.AccountId)))
            : Target.Everything;

    private static JsonObject Output(OperationCall call, FoundTransfer found) =>
        new() { ["ResponsibilityTransfer"] = found.ToJson(call) };

    private static LabError NotFound =>
        OrganizationErrors.Of(
            "ResponsibilityTransferNotFoundException",
            "We can't find a transfer that you specified."
        );

    private static DateTimeOffset? Time(OperationCall call, string member) =>
        call.OptionalText(member) is { } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime()
            : null;

    private static bool IsOpenFor(Handshake handshake, string party, DateTimeOffset now) =>
        handshake.Action is Handshake.TransferResponsibility
        && handshake.StateAt(now) is "OPEN"
        && party.Equals(handshake.Party, StringComparison.OrdinalIgnoreCase);
}
