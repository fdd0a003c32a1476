using AwsRadar.Core.Snapshots;

namespace AwsRadar.Store.Sections;

/// <summary>Takes a snapshot apart into the sections that are stored, and the only place that knows them all.</summary>
internal static class SnapshotPacker
{
    private static SnapshotJsonContext Json => SnapshotJsonContext.Default;

    public static PackedSection[] Pack(Snapshot snapshot)
    {
        Func<PackedSection>[] pack =
        [
            () => PackedSection.Pack(SectionKind.Role, snapshot.Roles, Json.Role),
            () => PackedSection.Pack(SectionKind.User, snapshot.Users, Json.User),
            () => PackedSection.Pack(SectionKind.ManagedPolicy, snapshot.ManagedPolicies, Json.ManagedPolicy),
            () => PackedSection.Pack(SectionKind.Group, snapshot.Groups, Json.Group),
            () => PackedSection.Pack(SectionKind.AccessKey, snapshot.AccessKeys, Json.AccessKey),
            () => PackedSection.Pack(SectionKind.MfaDevice, snapshot.MfaDevices, Json.MfaDevice),
            () => PackedSection.Pack(SectionKind.AccessKeyUse, snapshot.AccessKeyUses, Json.AccessKeyUse),
            () => PackedSection.Pack(SectionKind.AssignedMfaDevice, snapshot.AssignedMfaDevices, Json.MfaDevice),
            () =>
                PackedSection.Pack(
                    SectionKind.ServiceSpecificCredential,
                    snapshot.ServiceSpecificCredentials,
                    Json.ServiceSpecificCredential
                ),
            () => PackedSection.Pack(SectionKind.SshPublicKey, snapshot.SshPublicKeys, Json.SshPublicKey),
            () =>
                PackedSection.Pack(
                    SectionKind.SigningCertificate,
                    snapshot.SigningCertificates,
                    Json.SigningCertificate
                ),
            () =>
                PackedSection.Pack(SectionKind.ServerCertificate, snapshot.ServerCertificates, Json.ServerCertificate),
            () => PackedSection.Pack(SectionKind.InstanceProfile, snapshot.InstanceProfiles, Json.InstanceProfileRoles),
            () => PackedSection.Pack(SectionKind.Resource, snapshot.Resources, Json.Resource),
            () => PackedSection.Pack(SectionKind.ResourcePolicy, snapshot.ResourcePolicies, Json.ResourcePolicy),
            () =>
                PackedSection.Pack(SectionKind.PublicAccessBlock, snapshot.PublicAccessBlocks, Json.PublicAccessBlock),
            () => PackedSection.Pack(SectionKind.KeyGrant, snapshot.KeyGrants, Json.KeyGrant),
            () => PackedSection.Pack(SectionKind.IdentityProvider, snapshot.IdentityProviders, Json.IdentityProvider),
            () =>
                PackedSection.Pack(
                    SectionKind.CredentialReportRow,
                    snapshot.CredentialReport,
                    Json.CredentialReportRow
                ),
            () => PackedSection.Pack(SectionKind.Alias, snapshot.Aliases, Json.String),
            () =>
                PackedSection.Pack(SectionKind.PasswordPolicy, OneOrNone(snapshot.PasswordPolicy), Json.PasswordPolicy),
            () =>
                PackedSection.Pack(
                    SectionKind.AccountSummary,
                    [snapshot.AccountSummary],
                    Json.ImmutableSortedDictionaryStringInt64
                ),
            () => PackedSection.Pack(SectionKind.ServiceLastAccess, snapshot.ServiceLastAccess, Json.ServiceLastAccess),
            () => PackedSection.Pack(SectionKind.PermissionSet, snapshot.PermissionSets, Json.PermissionSet),
            () =>
                PackedSection.Pack(SectionKind.AccountAssignment, snapshot.AccountAssignments, Json.AccountAssignment),
            () =>
                PackedSection.Pack(
                    SectionKind.IdentityCenterUser,
                    snapshot.IdentityCenterUsers,
                    Json.IdentityCenterUser
                ),
            () =>
                PackedSection.Pack(
                    SectionKind.IdentityCenterGroup,
                    snapshot.IdentityCenterGroups,
                    Json.IdentityCenterGroup
                ),
            () => PackedSection.Pack(SectionKind.AccessAnalyzer, snapshot.AccessAnalyzers, Json.AccessAnalyzer),
            () => PackedSection.Pack(SectionKind.AccessFinding, snapshot.AccessFindings, Json.AccessFinding),
            () => PackedSection.Pack(SectionKind.Organization, OneOrNone(snapshot.Organization), Json.Organization),
            () =>
                PackedSection.Pack(
                    SectionKind.OrganizationalUnit,
                    snapshot.OrganizationalUnits,
                    Json.OrganizationalUnit
                ),
            () =>
                PackedSection.Pack(
                    SectionKind.OrganizationAccount,
                    snapshot.OrganizationAccounts,
                    Json.OrganizationAccount
                ),
            () =>
                PackedSection.Pack(
                    SectionKind.OrganizationPolicy,
                    snapshot.OrganizationPolicies,
                    Json.OrganizationPolicy
                ),
            () =>
                PackedSection.Pack(
                    SectionKind.DelegatedAdministrator,
                    snapshot.DelegatedAdministrators,
                    Json.DelegatedAdministrator
                ),
            () =>
                PackedSection.Pack(
                    SectionKind.OrganizationResourcePolicy,
                    OneOrNone(snapshot.OrganizationResourcePolicy),
                    Json.OrganizationResourcePolicy
                ),
            () => PackedSection.Pack(SectionKind.Coverage, snapshot.Coverage.Entries, Json.CoverageEntry),
        ];
        var sections = new PackedSection[pack.Length];
        Parallel.For(0, pack.Length, index => sections[index] = pack[index]());
        return sections;
    }

    private static T[] OneOrNone<T>(T? value)
        where T : class => value is null ? [] : [value];
}
