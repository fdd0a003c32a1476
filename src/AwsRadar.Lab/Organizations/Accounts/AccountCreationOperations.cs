using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Accounts;

/// <summary>
/// New accounts, and what became of the wish for one. AWS takes minutes; here the account is there before the answer,
/// which all the same says that it is under way, as AWS's does.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html and its siblings</remarks>
internal static class AccountCreationOperations
{
    private const string DefaultRole = "OrganizationAccountAccessRole";

    public static ImmutableArray<Operation> All { get; } =
    [
        OrganizationsOperation.Create(
            "CreateAccount",
            OrganizationCallers.Management,
            OrganizationTargets.Everything,
            Create
        ),
        OrganizationsOperation.Create(
            "CreateGovCloudAccount",
            OrganizationCallers.Management,
            OrganizationTargets.Everything,
            (_, _) =>
                OrganizationErrors.Constraint(
                    "MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED",
                    "The management account isn't associated with an account in the AWS GovCloud (US) Region."
                )
        ),
        OrganizationsOperation.Read("DescribeCreateAccountStatus", OrganizationTargets.Everything, Describe),
        OrganizationsOperation.Read("ListCreateAccountStatus", OrganizationTargets.Everything, List),
    ];

    private static OperationResult Create(OperationCall call, Organization organization)
    {
        if (OrganizationTags.Check(call) is { } refusal)
        {
            return refusal;
        }

        var email = call.Text("Email");
        var isTaken = call.Lab.Accounts.Values.Any(account =>
            account.EmailAddress.Equals(email, StringComparison.OrdinalIgnoreCase)
        );
        var creation = new AccountCreation(
            OrganizationId.AccountCreation(),
            call.Text("AccountName"),
            call.Now,
            isTaken ? null : OrganizationId.Account(call.Lab),
            isTaken ? "EMAIL_ALREADY_EXISTS" : null
        );
        var lab = creation.AccountId is { } id
            ? Add(call, organization, NewAccount(call, organization, id, email))
            : call.Lab.With(organization);
        var output = OrganizationJson.Creation(creation);
        output["State"] = "IN_PROGRESS";
        output.Remove("CompletedTimestamp");
        output.Remove("AccountId");
        output.Remove("FailureReason");
        return lab.With(lab.Organizations[organization.Id].With(creation))
            .Answer(new JsonObject { ["CreateAccountStatus"] = output });
    }

    private static AccountState NewAccount(
        OperationCall call,
        Organization organization,
        Core.Arns.AccountId id,
        string email
    )
    {
        var account = new AccountState
        {
            AccountId = id,
            // Its root user has no password and no key, as with AWS.
            RootCredentials = null,
            CreatedAt = call.Now,
            RootKeyCreatedAt = call.Now,
            Email = email,
            Name = call.Text("AccountName"),
        };
        account = Membership.AddServiceRole(account, call.Now);
        return Membership.AddAccessRole(account, call.OptionalText("RoleName") ?? DefaultRole, organization, call.Now);
    }

    private static LabState Add(OperationCall call, Organization organization, AccountState account)
    {
        var joined = Membership.Join(organization, account, call.Now, isCreated: true);
        var member = joined.Find(account.AccountId)! with { Tags = TagInput.Read(call) };
        return call.Lab.With(account).With(joined.With(member));
    }

    private static OperationResult Describe(OperationCall call, Organization organization) =>
        organization.Creations.GetValueOrDefault(call.Text("CreateAccountRequestId")) is { } creation
            ? new JsonObject { ["CreateAccountStatus"] = OrganizationJson.Creation(creation) }
            : OrganizationErrors.Of(
                "CreateAccountStatusNotFoundException",
                "You specified a create account status that doesn't exist."
            );

    private static OperationResult List(OperationCall call, Organization organization)
    {
        string[] states = [.. call.Texts("States")];
        return call.Pages(
            "CreateAccountStatuses",
            organization.Creations.Values.Where(creation =>
                states.Length == 0
                || states.Contains(creation.FailureReason is null ? "SUCCEEDED" : "FAILED", StringComparer.Ordinal)
            ),
            creation => creation.Id,
            OrganizationJson.Creation
        );
    }
}
