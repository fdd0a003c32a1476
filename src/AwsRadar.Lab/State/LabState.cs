using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.State;

/// <summary>
/// Everything that the lab holds at one moment: accounts, and organizations that tie them together. A request is judged and carried out on one such value; a
/// change, of one account or of several, makes a new one.
/// </summary>
internal sealed record LabState
{
    /// <summary>The account that the lab started with: its root user's key is the door to the lab.</summary>
    public required AccountId MainAccountId { get; init; }

    public ImmutableDictionary<AccountId, AccountState> Accounts { get; init; } =
        ImmutableDictionary<AccountId, AccountState>.Empty;

    /// <summary>By id. An account is in one of them at most.</summary>
    public ImmutableSortedDictionary<string, Organization> Organizations { get; init; } =
        ImmutableSortedDictionary.Create<string, Organization>(StringComparer.Ordinal);

    public AccountState Main => Accounts[MainAccountId];

    /// <summary>All accounts, the main one first, the others by id.</summary>
    public IEnumerable<AccountState> InOrder =>
        Accounts
            .Values.OrderBy(account => account.AccountId != MainAccountId)
            .ThenBy(account => account.AccountId.ToString(), StringComparer.Ordinal);

    /// <summary>A lab of one account.</summary>
    public static LabState Of(AccountState account) => new LabState { MainAccountId = account.AccountId }.With(account);

    /// <summary>The lab with this account in it, new or in place of the one of the same id.</summary>
    public LabState With(AccountState account) => this with { Accounts = Accounts.SetItem(account.AccountId, account) };

    /// <summary>The lab with this organization in it, new or in place of the one of the same id.</summary>
    public LabState With(Organization organization) =>
        this with
        {
            Organizations = Organizations.SetItem(organization.Id, organization),
        };

    /// <summary>The organization that an account is in, if it is in one.</summary>
    public Organization? OrganizationOf(AccountId account) =>
        Organizations.Values.FirstOrDefault(organization => organization.Find(account) is not null);

    /// <summary>Whether the account's organization closed it: its keys and roles are then of no use.</summary>
    public bool IsClosed(AccountId account) => OrganizationOf(account)?.Find(account)?.ClosedAt is not null;

    /// <summary>Null when the lab has no account of that id.</summary>
    public AccountState? Find(AccountId account) => Accounts.GetValueOrDefault(account);

    /// <summary>Null also when the text is no account id.</summary>
    public AccountState? Find(ReadOnlySpan<char> account) => AccountId.TryParse(account, out var id) ? Find(id) : null;

    /// <summary>The account that an access key belongs to, in use or not; null: the lab has no such key.</summary>
    public AccountState? OwnerOfKey(string accessKeyId)
    {
        // Nearly every request is signed by a key of the account that the lab started with.
        var main = Main;
        return main.HasKey(accessKeyId) ? main : Accounts.Values.FirstOrDefault(account => account.HasKey(accessKeyId));
    }
}
