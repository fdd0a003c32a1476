using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;

namespace AwsRadar.Lab.State;

/// <summary>
/// Everything the account holds at one moment. A request is judged and carried out on one such value; a change makes a
/// new one, which the lab then puts in its place.
/// </summary>
internal sealed record AccountState
{
    public required AccountId AccountId { get; init; }

    /// <summary>The root user's access key; null: it has none.</summary>
    public required LabCredentials? RootCredentials { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset RootKeyCreatedAt { get; init; }

    public ImmutableSortedDictionary<string, User> Users { get; init; } = ByName<User>();

    public ImmutableSortedDictionary<string, Group> Groups { get; init; } = ByName<Group>();

    public ImmutableSortedDictionary<string, Role> Roles { get; init; } = ByName<Role>();

    /// <summary>Customer managed policies.</summary>
    public ImmutableSortedDictionary<string, ManagedPolicy> Policies { get; init; } = ByName<ManagedPolicy>();

    /// <summary>AWS managed policies as an account file has them, by ARN; the rest come from the catalogue.</summary>
    public ImmutableDictionary<string, ManagedPolicy> AwsPolicies { get; init; } =
        ImmutableDictionary.Create<string, ManagedPolicy>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, InstanceProfile> InstanceProfiles { get; init; } =
        ByName<InstanceProfile>();

    public ImmutableSortedDictionary<string, ServerCertificate> ServerCertificates { get; init; } =
        ByName<ServerCertificate>();

    public ImmutableSortedDictionary<string, VirtualMfaDevice> MfaDevices { get; init; } = ByArn<VirtualMfaDevice>();

    public ImmutableSortedDictionary<string, OidcProvider> OidcProviders { get; init; } = ByArn<OidcProvider>();

    public ImmutableSortedDictionary<string, SamlProvider> SamlProviders { get; init; } = ByArn<SamlProvider>();

    /// <summary>Who owns which access key: key id to user name.</summary>
    public ImmutableDictionary<string, string> AccessKeyOwners { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Temporary credentials by access key id.</summary>
    public ImmutableDictionary<string, Session> Sessions { get; init; } =
        ImmutableDictionary.Create<string, Session>(StringComparer.Ordinal);

    /// <summary>Service-linked roles that were deleted, by the id of the task.</summary>
    public ImmutableSortedDictionary<string, RoleDeletion> RoleDeletions { get; init; } = ByArn<RoleDeletion>();

    /// <summary>Reports of the access advisor, by the id of the job.</summary>
    public ImmutableSortedDictionary<string, AccessJob> AccessJobs { get; init; } = ByArn<AccessJob>();

    /// <summary>What this account has asked others for, by id.</summary>
    public ImmutableSortedDictionary<string, DelegationRequest> DelegationRequests { get; init; } =
        ByArn<DelegationRequest>();

    public string? Alias { get; init; }

    public AccountSettings Settings { get; init; } = AccountSettings.Default;

    /// <summary>The address that the account was made with; null: one that is made of its id.</summary>
    public string? Email { get; init; }

    /// <summary>What the account is called in its organization; null: by its alias or id.</summary>
    public string? Name { get; init; }

    public string EmailAddress => Email ?? $"account+{AccountId}@example.com";

    public string DisplayName => Name ?? Alias ?? AccountId.ToString();

    /// <summary>The members of <c>UpdateAccountPasswordPolicy</c>, or null when AWS's default holds.</summary>
    public JsonElement? PasswordPolicy { get; init; }

    public CredentialReport? CredentialReport { get; init; }

    public IEnumerable<Identity> Identities => [.. Users.Values, .. Groups.Values, .. Roles.Values];

    public string RootArn => $"arn:aws:iam::{AccountId}:root";

    /// <param name="resource"><c>user/path/name</c> and the like.</param>
    public string Arn(string resource) => $"arn:aws:iam::{AccountId}:{resource}";

    /// <summary>Whether an access key, of whatever kind and in use or not, belongs to this account.</summary>
    public bool HasKey(string accessKeyId) =>
        IsRootKey(accessKeyId) || AccessKeyOwners.ContainsKey(accessKeyId) || Sessions.ContainsKey(accessKeyId);

    public bool IsRootKey(string accessKeyId) =>
        RootCredentials?.AccessKeyId.Equals(accessKeyId, StringComparison.Ordinal) is true;

    /// <summary>The account with this identity in it, new or in place of the one of the same name.</summary>
    public AccountState With(Identity identity) =>
        identity switch
        {
            User user => this with { Users = Users.SetItem(user.Name, user) },
            Group group => this with { Groups = Groups.SetItem(group.Name, group) },
            Role role => this with { Roles = Roles.SetItem(role.Name, role) },
            _ => throw new ArgumentOutOfRangeException(nameof(identity)),
        };

    public AccountState With(ManagedPolicy policy) => this with { Policies = Policies.SetItem(policy.Name, policy) };

    public AccountState With(InstanceProfile profile) =>
        this with
        {
            InstanceProfiles = InstanceProfiles.SetItem(profile.Name, profile),
        };

    public AccountState With(ServerCertificate certificate) =>
        this with
        {
            ServerCertificates = ServerCertificates.SetItem(certificate.Name, certificate),
        };

    public AccountState With(VirtualMfaDevice device) =>
        this with
        {
            MfaDevices = MfaDevices.SetItem(device.Arn, device),
        };

    public AccountState With(OidcProvider provider) =>
        this with
        {
            OidcProviders = OidcProviders.SetItem(provider.Arn, provider),
        };

    public AccountState With(SamlProvider provider) =>
        this with
        {
            SamlProviders = SamlProviders.SetItem(provider.Arn, provider),
        };

    public IEnumerable<User> MembersOf(Group group) => Users.Values.Where(user => user.GroupNames.Contains(group.Name));

    private static ImmutableSortedDictionary<string, T> ByName<T>() =>
        ImmutableSortedDictionary.Create<string, T>(Identity.NameComparer);

    private static ImmutableSortedDictionary<string, T> ByArn<T>() =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}

/// <summary>A credential report as it was generated.</summary>
internal sealed record CredentialReport(DateTimeOffset GeneratedAt, string Csv);
