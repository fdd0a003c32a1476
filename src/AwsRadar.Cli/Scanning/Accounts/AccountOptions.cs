using System.Collections.Immutable;
using System.CommandLine;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>Which accounts a scan reads, and how it gets into each.</summary>
internal static class AccountOptions
{
    /// <summary>The role that AWS makes in each account that an organization creates.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html</remarks>
    public const string DefaultRoleName = "OrganizationAccountAccessRole";

    public const int DefaultParallel = 4;
    private const int MaxParallel = 64;

    public static readonly Option<ImmutableArray<AccountId>?> Accounts = AccountsOption.Create();

    public static readonly Option<bool> Organization = new("--organization")
    {
        Description = "Scan every active account of the organization, each by a role in it.",
    };

    public static readonly Option<string[]> Units = new("--ou")
    {
        Description =
            "Of the organization only the accounts in this unit and below it: its id or its name. May be repeated.",
        HelpName = "UNIT",
        DefaultValueFactory = _ => [],
    };

    public static readonly Option<string?> RoleName = new("--role-name")
    {
        Description = $"The role to assume in each account, with its path if it has one; without it {DefaultRoleName}.",
        HelpName = "NAME",
    };

    public static readonly Option<string?> ExternalId = new("--external-id")
    {
        Description = "The external id that the roles' trust policies ask for.",
        HelpName = "ID",
    };

    public static readonly Option<string[]> Through = new("--through-role")
    {
        Description =
            "A role to assume first, with which the others are assumed. May be repeated: each is assumed with the one before.",
        HelpName = "ARN",
        DefaultValueFactory = _ => [],
    };

    public static readonly Option<int?> Parallel = new("--parallel-accounts")
    {
        Description = $"How many accounts are read at once; without it {DefaultParallel}.",
        HelpName = "N",
    };

    public static readonly Option[] All = [Accounts, Organization, Units, RoleName, ExternalId, Through, Parallel];

    /// <summary>Whether a scan is of more than the account of the identity in use.</summary>
    public static bool AreMany(ParseResult arguments) =>
        arguments.GetValue(Organization) || arguments.GetResult(Accounts) is not null;

    /// <summary>What does not go together, in one sentence; null if all does.</summary>
    public static string? Fault(System.CommandLine.Parsing.CommandResult result)
    {
        var isOrganization = result.GetResult(Organization) is not null;
        var isMany = isOrganization || result.GetResult(Accounts) is not null;
        Option[] needMany = [RoleName, ExternalId, Through, Parallel];
        return isOrganization && result.GetResult(Accounts) is not null
                ? Translate("`--accounts` and `--organization` each say which accounts: leave one out.")
            : result.GetResult(Units) is { Implicit: false } && !isOrganization
                ? Translate("`--ou` says which part of the organization: it needs `--organization`.")
            : !isMany && needMany.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } alone
                ? Translate($"`{alone.Name}` is about other accounts: it needs `--accounts` or `--organization`.")
            : result.GetResult(Parallel) is { Implicit: false } && result.GetValue(Parallel) is < 1 or > MaxParallel
                ? Translate($"`--parallel-accounts` takes a number from 1 to {MaxParallel}.")
            : null;
    }
}
