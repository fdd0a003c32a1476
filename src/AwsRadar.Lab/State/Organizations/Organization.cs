using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>An organization: which accounts belong together, how they are ordered, and the policies that bear on them.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html</remarks>
internal sealed record Organization
{
    /// <summary><c>o-</c> and ten characters.</summary>
    public required string Id { get; init; }

    public required AccountId ManagementAccountId { get; init; }

    /// <summary><c>r-</c> and four characters. An organization has one root.</summary>
    public required string RootId { get; init; }

    /// <summary>False: consolidated billing only, without policies.</summary>
    public required bool HasAllFeatures { get; init; }

    /// <summary>The policy types that are enabled in the root, in the order in which they were.</summary>
    public ImmutableArray<string> EnabledPolicyTypes { get; init; } = [];

    public ImmutableSortedDictionary<string, string> RootTags { get; init; } = ResourceTags.Empty;

    /// <summary>The services that may act in all accounts, by their principals.</summary>
    public ImmutableArray<DelegatedService> TrustedServices { get; init; } = [];

    public OrganizationResourcePolicy? ResourcePolicy { get; init; }

    /// <summary>By account id, the management account among them.</summary>
    public ImmutableSortedDictionary<string, MemberAccount> Accounts { get; init; } = ById<MemberAccount>();

    public ImmutableSortedDictionary<string, OrganizationalUnit> Units { get; init; } = ById<OrganizationalUnit>();

    /// <summary>The customer's own; AWS's are in <see cref="AwsOrganizationPolicies"/>.</summary>
    public ImmutableSortedDictionary<string, OrganizationPolicy> Policies { get; init; } = ById<OrganizationPolicy>();

    /// <summary>By the id of a root, unit or account, the ids of the policies that are attached to it.</summary>
    public ImmutableSortedDictionary<string, Attachments> Attachments { get; init; } = ById<Attachments>();

    public ImmutableSortedDictionary<string, Handshake> Handshakes { get; init; } = ById<Handshake>();

    public ImmutableSortedDictionary<string, AccountCreation> Creations { get; init; } = ById<AccountCreation>();

    public string Arn => ArnOf("organization", Id);

    public string RootArn => ArnOf("root", $"{Id}/{RootId}");

    public string ArnOf(string kind, string rest) => $"arn:aws:organizations::{ManagementAccountId}:{kind}/{rest}";

    public MemberAccount? Find(AccountId account) => Accounts.GetValueOrDefault(account.ToString());

    public bool IsManagement(AccountId account) => account == ManagementAccountId;

    /// <summary>A policy of the organization or one of AWS's; null: there is none of that id.</summary>
    public OrganizationPolicy? FindPolicy(string id) =>
        Policies.GetValueOrDefault(id) ?? AwsOrganizationPolicies.All.GetValueOrDefault(id);

    public bool IsEnabled(string policyType) => EnabledPolicyTypes.Contains(policyType, StringComparer.Ordinal);

    /// <summary>The ids of the policies that are attached to a root, unit or account, in the order in which they were.</summary>
    public ImmutableArray<string> AttachedTo(string target) => Attachments.GetValueOrDefault(target)?.PolicyIds ?? [];

    public Organization With(MemberAccount account) =>
        this with
        {
            Accounts = Accounts.SetItem(account.Id.ToString(), account),
        };

    public Organization With(OrganizationalUnit unit) => this with { Units = Units.SetItem(unit.Id, unit) };

    public Organization With(OrganizationPolicy policy) => this with { Policies = Policies.SetItem(policy.Id, policy) };

    public Organization With(Handshake handshake) =>
        this with
        {
            Handshakes = Handshakes.SetItem(handshake.Id, handshake),
        };

    public Organization With(AccountCreation creation) =>
        this with
        {
            Creations = Creations.SetItem(creation.Id, creation),
        };

    public Organization Attach(string policy, string target) =>
        this with
        {
            Attachments = Attachments.SetItem(target, new Attachments(AttachedTo(target).Add(policy))),
        };

    public Organization Detach(string policy, string target) =>
        AttachedTo(target).Remove(policy, StringComparer.Ordinal) is { IsEmpty: false } rest
            ? this with
            {
                Attachments = Attachments.SetItem(target, new Attachments(rest)),
            }
            : this with
            {
                Attachments = Attachments.Remove(target),
            };

    private static ImmutableSortedDictionary<string, T> ById<T>() =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
