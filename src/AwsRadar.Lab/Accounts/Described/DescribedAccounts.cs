using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Organizations.Accounts;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Accounts.Described;

/// <summary>
/// Reads the description of several accounts. Step 1: the account that the lab's options speak of, which manages the organization.
/// Step 2: the organization and its policies. Step 3: its tree from the root down, and the accounts in it. Step 4: accounts
/// that are in no organization.
/// </summary>
internal sealed class DescribedAccounts(LabOptions options, AccessKeyUsage usage, string folder)
{
    private const string AccessRole = "OrganizationAccountAccessRole";

    private readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(
        options.TimeProvider.GetUtcNow().ToUnixTimeSeconds()
    );

    /// <exception cref="AccountFormatException">The JSON is not a description.</exception>
    /// <exception cref="LabStartException">An account file that it names cannot be used.</exception>
    public LabState Read(JsonElement json)
    {
        var entry = new AccountEntry(json, "", new AccountClock(_now));
        entry.Allow("Id", "ManagementAccountId", "Policies", "Root", "OutsideAccounts");

        // Step 1
        var main = AccountLoader.Load(options with { AccountId = ManagementAccountOf(entry) }, usage);
        var lab = LabState.Of(main);

        // Steps 2 and 3
        if (entry.Object("Root") is { } root)
        {
            lab = lab.With(Membership.AddServiceRole(main, _now));
            var tree = new DescribedTree(DescribedOrganization.Read(entry, root, main, _now), lab, AddMember);
            tree.ReadRoot(root);
            lab = tree.Lab.With(tree.Organization);
        }
        else if (entry.Raw("Policies") is not null || entry.Raw("Id") is not null)
        {
            throw new AccountFormatException("it has no Root for its organization");
        }

        // Step 4
        return entry.List("OutsideAccounts").Aggregate(lab, AddOutside);
    }

    private AccountId? ManagementAccountOf(AccountEntry entry)
    {
        if (entry.OptionalText("ManagementAccountId") is not { } text)
        {
            return options.AccountId;
        }

        var id = AccountId.TryParse(text, out var read)
            ? read
            : throw new AccountFormatException($"ManagementAccountId is not twelve digits: `{text}`");
        return options.AccountId is { } asked && asked != id
            ? throw new AccountFormatException($"its ManagementAccountId is {id}, not {asked}")
            : id;
    }

    private LabState AddOutside(LabState lab, AccountEntry entry)
    {
        entry.Allow("Id", "Name", "Email", "Account");
        return lab.With(ReadAccount(lab, entry));
    }

    /// <summary>The lab with an account that the organization has; nothing is added when it is the management account.</summary>
    private LabState AddMember(LabState lab, Organization organization, AccountEntry entry)
    {
        entry.Allow("Id", "Name", "Email", "Account", "Policies", "Tags");
        if (DescribedTree.IdOf(entry) == organization.ManagementAccountId)
        {
            return entry.OptionalText("Account") is null
                ? lab.With(Named(lab.Main, entry))
                : throw new AccountFormatException($"{entry.Place}.Account is that of the lab itself: leave it out");
        }

        var account = ReadAccount(lab, entry);
        return lab.With(
            entry.OptionalText("Account") is null
                // As CreateAccount leaves an account.
                ? Membership.AddAccessRole(Membership.AddServiceRole(account, _now), AccessRole, organization, _now)
                : account
        );
    }

    /// <summary>A new account, whose root user has a key.</summary>
    private AccountState ReadAccount(LabState lab, AccountEntry entry)
    {
        var id = DescribedTree.IdOf(entry);
        if (lab.Find(id) is not null)
        {
            throw new AccountFormatException($"{entry.Place}: there is another account {id}");
        }

        var account = AccountLoader.Load(
            options with
            {
                AccountId = id,
                Account = AccountOf(entry.OptionalText("Account")),
                RootCredentials = null,
            },
            usage
        );
        return Named(account, entry);
    }

    private LabAccount AccountOf(string? text) =>
        text is null or "empty" ? LabAccount.Empty
        : text is "sample" ? LabAccount.Sample
        : LabAccount.FromFile(Path.Combine(folder, text));

    private static AccountState Named(AccountState account, AccountEntry entry) =>
        account with
        {
            Name = entry.OptionalText("Name") ?? account.Name,
            Email = entry.OptionalText("Email") ?? account.Email,
        };
}
