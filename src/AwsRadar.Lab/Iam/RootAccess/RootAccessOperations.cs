using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Iam.RootAccess;

/// <summary>What an organization's management account may do in the place of its members' root users.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html and its siblings</remarks>
internal static class RootAccessOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        .. For(
            "OrganizationsRootCredentialsManagement",
            (settings, isOn) => settings with { ManagesRootCredentials = isOn }
        ),
        .. For("OrganizationsRootSessions", (settings, isOn) => settings with { HasRootSessions = isOn }),
        Operation.On("ListOrganizationsFeatures", Subjects.Everything, List),
    ];

    private static IEnumerable<Operation> For(string name, Func<AccountSettings, bool, AccountSettings> set) =>
        [
            Operation.On($"Enable{name}", Subjects.Everything, call => Enable(call, set)),
            Operation.On($"Disable{name}", Subjects.Everything, call => Disable(call, set)),
        ];

    private static OperationResult Enable(OperationCall call, Func<AccountSettings, bool, AccountSettings> set)
    {
        if (RootFeatures.Check(call, out var organization) is { } error)
        {
            return error;
        }

        return organization!.IsManagement(call.State.AccountId)
            ? Set(call, organization, settings => set(settings, true))
            : RootFeatures.Refuse(
                "CallerIsNotManagementAccountException",
                "The account making the request is not the management account for the organization."
            );
    }

    private static OperationResult Disable(OperationCall call, Func<AccountSettings, bool, AccountSettings> set) =>
        RootFeatures.Check(call, out var organization) is { } error
            ? error
            : Set(call, organization!, settings => set(settings, false));

    private static OperationResult List(OperationCall call) =>
        RootFeatures.Check(call, out var organization) is { } error ? error : Write(call.Lab, organization!);

    private static OperationResult Set(
        OperationCall call,
        Organization organization,
        Func<AccountSettings, AccountSettings> change
    )
    {
        var management = call.Lab.Accounts[organization.ManagementAccountId];
        var changed = call.Lab.With(management with { Settings = change(management.Settings) });
        return changed.Answer(Write(changed, organization));
    }

    private static JsonObject Write(LabState lab, Organization organization) =>
        new()
        {
            ["OrganizationId"] = organization.Id,
            ["EnabledFeatures"] = JsonShapes.Texts(RootFeatures.Of(lab, organization)),
        };
}
