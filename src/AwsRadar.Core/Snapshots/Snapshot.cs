using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>
/// One account as it was read at one time. It never changes after it was collected; what could not be read is told by
/// <see cref="Coverage"/>, and an empty list alone never means "none".
/// </summary>
public sealed record Snapshot
{
    /// <summary>Names the snapshot in its store: lower-case hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required AccountId Account { get; init; }

    public required SnapshotSource Source { get; init; }

    /// <summary>When the first call was made, or the time stamp of the file that was read.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>The identity that made the calls; null when the snapshot was read from a file.</summary>
    public Arn? Caller { get; init; }

    public ImmutableArray<string> Aliases
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<User> Users
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<Group> Groups
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<Role> Roles
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The customer's own managed policies, and those of AWS that are in use.</summary>
    public ImmutableArray<ManagedPolicy> ManagedPolicies
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<AccessKey> AccessKeys
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<MfaDevice> MfaDevices
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<AccessKeyUse> AccessKeyUses
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The devices of each user, hardware and security keys among them.</summary>
    public ImmutableArray<MfaDevice> AssignedMfaDevices
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<ServiceSpecificCredential> ServiceSpecificCredentials
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<SshPublicKey> SshPublicKeys
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<SigningCertificate> SigningCertificates
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<ServerCertificate> ServerCertificates
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What users and roles may use, and when they last did.</summary>
    public ImmutableArray<ServiceLastAccess> ServiceLastAccess
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>All instance profiles, those without a role among them.</summary>
    public ImmutableArray<InstanceProfileRoles> InstanceProfiles
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<IdentityProvider> IdentityProviders
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Resources of the services that were to be read, and no others: <see cref="Coverage"/> tells which.</summary>
    public ImmutableArray<Resource> Resources
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The policies of resources, roles aside; a resource that was asked and has none is listed too.</summary>
    public ImmutableArray<ResourcePolicy> ResourcePolicies
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<PublicAccessBlock> PublicAccessBlocks
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<KeyGrant> KeyGrants
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<CredentialReportRow> CredentialReport
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The account's password policy; null when it has none or it could not be read: <see cref="Coverage"/> tells.</summary>
    public PasswordPolicy? PasswordPolicy { get; init; }

    /// <summary>IAM's own counts and quotas by the names AWS gives them, such as <c>Users</c> and <c>UsersQuota</c>.</summary>
    public ImmutableSortedDictionary<string, long> AccountSummary
    {
        get => field ?? ImmutableSortedDictionary<string, long>.Empty;
        init;
    }

    /// <summary>Of IAM Identity Center, in the region that was asked.</summary>
    public ImmutableArray<PermissionSet> PermissionSets
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Who may come into which account with which permission set.</summary>
    public ImmutableArray<AccountAssignment> AccountAssignments
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The people in the identity store.</summary>
    public ImmutableArray<IdentityCenterUser> IdentityCenterUsers
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The groups in the identity store.</summary>
    public ImmutableArray<IdentityCenterGroup> IdentityCenterGroups
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Of IAM Access Analyzer, in the region that was asked.</summary>
    public ImmutableArray<AccessAnalyzer> AccessAnalyzers
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What IAM Access Analyzer has found.</summary>
    public ImmutableArray<AccessFinding> AccessFindings
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Null when the account is in none, or it could not be read: <see cref="Coverage"/> tells.</summary>
    public Organization? Organization { get; init; }

    /// <summary>The organization's root and units.</summary>
    public ImmutableArray<OrganizationalUnit> OrganizationalUnits
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<OrganizationAccount> OrganizationAccounts
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The organization's service and resource control policies.</summary>
    public ImmutableArray<OrganizationPolicy> OrganizationPolicies
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ImmutableArray<DelegatedAdministrator> DelegatedAdministrators
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Null when the organization has none, or it could not be read: <see cref="Coverage"/> tells.</summary>
    public OrganizationResourcePolicy? OrganizationResourcePolicy { get; init; }

    public required Coverage Coverage { get; init; }
}
