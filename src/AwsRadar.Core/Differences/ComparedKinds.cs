using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>
/// Everything of a snapshot that is compared, in the order in which differences are told. A test holds that no list of
/// <see cref="Snapshot"/> is missing here.
/// </summary>
internal static class ComparedKinds
{
    /// <summary>The kind of a line of the credential report, which follows its user.</summary>
    public const string CredentialRows = "credentialReportRow";

    public static ImmutableArray<ComparedKind> All { get; } =
    [
        ComparedKind.Of(
            "user",
            "user",
            nameof(Snapshot.Users),
            SnapshotSection.Users,
            snapshot => snapshot.Users,
            user => new(user.Name, user.Name) { Id = user.Id, Arn = user.Arn.ToString() }
        ),
        ComparedKind.Of(
            "group",
            "group",
            nameof(Snapshot.Groups),
            SnapshotSection.Groups,
            snapshot => snapshot.Groups,
            group => new(group.Name, group.Name) { Id = group.Id, Arn = group.Arn.ToString() }
        ),
        ComparedKind.Of(
            "role",
            "role",
            nameof(Snapshot.Roles),
            SnapshotSection.Roles,
            snapshot => snapshot.Roles,
            role => new(role.Name, role.Name) { Id = role.Id, Arn = role.Arn.ToString() }
        ),
        ComparedKind.Of(
            "managedPolicy",
            "policy",
            nameof(Snapshot.ManagedPolicies),
            SnapshotSection.ManagedPolicies,
            snapshot => snapshot.ManagedPolicies,
            policy => new(policy.Arn.ToString(), policy.Name) { Id = policy.Id, Arn = policy.Arn.ToString() }
        ),
        ComparedKind.Of(
            "accessKey",
            "access key",
            nameof(Snapshot.AccessKeys),
            SnapshotSection.AccessKeys,
            snapshot => snapshot.AccessKeys,
            key => new(key.Id, key.Id) { Id = key.Id, Owner = key.UserName }
        ),
        ComparedKind.Of(
            "mfaDevice",
            "MFA device",
            nameof(Snapshot.MfaDevices),
            SnapshotSection.MfaDevices,
            snapshot => snapshot.MfaDevices,
            device => new(device.SerialNumber, device.SerialNumber) { Owner = device.UserName }
        ),
        ComparedKind.Of(
            "accessKeyUse",
            "last use of access key",
            nameof(Snapshot.AccessKeyUses),
            SnapshotSection.AccessKeyUses,
            snapshot => snapshot.AccessKeyUses,
            use => new(use.KeyId, use.KeyId) { Id = use.KeyId, Owner = use.UserName }
        ),
        ComparedKind.Of(
            "assignedMfaDevice",
            "assigned MFA device",
            nameof(Snapshot.AssignedMfaDevices),
            SnapshotSection.AssignedMfaDevices,
            snapshot => snapshot.AssignedMfaDevices,
            device => new(device.SerialNumber, device.SerialNumber) { Owner = device.UserName }
        ),
        ComparedKind.Of(
            "serviceSpecificCredential",
            "service credential",
            nameof(Snapshot.ServiceSpecificCredentials),
            SnapshotSection.ServiceSpecificCredentials,
            snapshot => snapshot.ServiceSpecificCredentials,
            credential => new(credential.Id, credential.Id) { Id = credential.Id, Owner = credential.UserName }
        ),
        ComparedKind.Of(
            "sshPublicKey",
            "SSH key",
            nameof(Snapshot.SshPublicKeys),
            SnapshotSection.SshPublicKeys,
            snapshot => snapshot.SshPublicKeys,
            key => new(key.Id, key.Id) { Id = key.Id, Owner = key.UserName }
        ),
        ComparedKind.Of(
            "signingCertificate",
            "signing certificate",
            nameof(Snapshot.SigningCertificates),
            SnapshotSection.SigningCertificates,
            snapshot => snapshot.SigningCertificates,
            certificate => new(certificate.Id, certificate.Id) { Id = certificate.Id, Owner = certificate.UserName }
        ),
        ComparedKind.Of(
            "serverCertificate",
            "server certificate",
            nameof(Snapshot.ServerCertificates),
            SnapshotSection.ServerCertificates,
            snapshot => snapshot.ServerCertificates,
            certificate =>
                new(certificate.Arn.ToString(), certificate.Name)
                {
                    Id = certificate.Id,
                    Arn = certificate.Arn.ToString(),
                }
        ),
        ComparedKind.Of(
            "instanceProfile",
            "instance profile",
            nameof(Snapshot.InstanceProfiles),
            SnapshotSection.InstanceProfiles,
            snapshot => snapshot.InstanceProfiles,
            profile => new(profile.Arn.ToString(), profile.Name) { Id = profile.Id, Arn = profile.Arn.ToString() }
        ),
        ComparedKind.Of(
            "resource",
            "resource",
            nameof(Snapshot.Resources),
            SnapshotSection.Resources,
            snapshot => snapshot.Resources,
            resource =>
                new(resource.Arn.ToString(), resource.Arn.ToString())
                {
                    Arn = resource.Arn.ToString(),
                    Service = resource.Service,
                    Region = resource.Region,
                }
        ),
        ComparedKind.Of(
            "resourcePolicy",
            "policy of resource",
            nameof(Snapshot.ResourcePolicies),
            SnapshotSection.ResourcePolicies,
            snapshot => snapshot.ResourcePolicies,
            policy =>
                new(policy.Resource.ToString(), policy.Resource.ToString())
                {
                    Arn = policy.Resource.ToString(),
                    Service = policy.Service,
                    Region = policy.Region,
                }
        ),
        ComparedKind.Of(
            "publicAccessBlock",
            "Block Public Access",
            nameof(Snapshot.PublicAccessBlocks),
            SnapshotSection.PublicAccessBlocks,
            snapshot => snapshot.PublicAccessBlocks,
            block => new(block.Bucket?.ToString() ?? "", block.Bucket?.ToString() ?? "account")
        ),
        ComparedKind.Of(
            "keyGrant",
            "grant of key",
            nameof(Snapshot.KeyGrants),
            SnapshotSection.KeyGrants,
            snapshot => snapshot.KeyGrants,
            grant =>
                new($"{grant.Key} {grant.Id}", grant.Id)
                {
                    Id = grant.Id,
                    Arn = grant.Key.ToString(),
                    Region = grant.Region,
                }
        ),
        ComparedKind.Of(
            CredentialRows,
            "credentials",
            nameof(Snapshot.CredentialReport),
            SnapshotSection.CredentialReport,
            RowsOfUsers,
            row => new(row.UserName, row.UserName) { Owner = row.UserName }
        ),
        ComparedKind.Of<IdentityProvider>(
            "identityProvider",
            "identity provider",
            nameof(Snapshot.IdentityProviders),
            SnapshotSection.OidcProviders,
            snapshot => snapshot.IdentityProviders,
            provider => new(provider.Arn.ToString(), provider.Name) { Arn = provider.Arn.ToString() }
        ) with
        {
            Sections = [SnapshotSection.OidcProviders, SnapshotSection.SamlProviders],
            SectionOf = provider =>
                ((IdentityProvider)provider).Kind == IdentityProviderKind.Oidc
                    ? SnapshotSection.OidcProviders
                    : SnapshotSection.SamlProviders,
        },
        ComparedKind.Of<string>(
            "alias",
            "account alias",
            nameof(Snapshot.Aliases),
            SnapshotSection.AccountAliases,
            snapshot => snapshot.Aliases,
            alias => new(alias, alias)
        ),
        ComparedKind.Of<PasswordPolicy>(
            "passwordPolicy",
            "password policy",
            nameof(Snapshot.PasswordPolicy),
            SnapshotSection.PasswordPolicy,
            snapshot => snapshot.PasswordPolicy is { } policy ? [policy] : [],
            _ => new("", "password policy")
        ),
        ComparedKind.Of<ImmutableSortedDictionary<string, long>>(
            "accountSummary",
            "account",
            nameof(Snapshot.AccountSummary),
            SnapshotSection.AccountSummary,
            snapshot => snapshot.AccountSummary.IsEmpty ? [] : [snapshot.AccountSummary],
            _ => new("", "account summary")
        ),
        ComparedKind.Of(
            "serviceLastAccess",
            "services of",
            nameof(Snapshot.ServiceLastAccess),
            SnapshotSection.ServiceLastAccess,
            snapshot => snapshot.ServiceLastAccess,
            access => new(access.Arn.ToString(), access.Arn.Name.ToString()) { Arn = access.Arn.ToString() }
        ),
        ComparedKind.Of(
            "permissionSet",
            "permission set",
            nameof(Snapshot.PermissionSets),
            SnapshotSection.PermissionSets,
            snapshot => snapshot.PermissionSets,
            set => new(set.Arn.ToString(), set.Name) { Arn = set.Arn.ToString() }
        ),
        ComparedKind.Of(
            "accountAssignment",
            "assignment",
            nameof(Snapshot.AccountAssignments),
            SnapshotSection.AccountAssignments,
            snapshot => snapshot.AccountAssignments,
            assignment =>
                new(
                    $"{assignment.PermissionSetArn} {assignment.Account} {assignment.PrincipalType} {assignment.PrincipalId}",
                    $"{assignment.PrincipalId} in {assignment.Account}"
                )
        ),
        ComparedKind.Of(
            "identityCenterUser",
            "Identity Center user",
            nameof(Snapshot.IdentityCenterUsers),
            SnapshotSection.IdentityCenterUsers,
            snapshot => snapshot.IdentityCenterUsers,
            user => new(user.Id, user.Name) { Id = user.Id }
        ),
        ComparedKind.Of(
            "identityCenterGroup",
            "Identity Center group",
            nameof(Snapshot.IdentityCenterGroups),
            SnapshotSection.IdentityCenterGroups,
            snapshot => snapshot.IdentityCenterGroups,
            group => new(group.Id, group.Name) { Id = group.Id }
        ),
        ComparedKind.Of(
            "accessAnalyzer",
            "analyzer",
            nameof(Snapshot.AccessAnalyzers),
            SnapshotSection.AccessAnalyzers,
            snapshot => snapshot.AccessAnalyzers,
            analyzer => new(analyzer.Arn.ToString(), analyzer.Name) { Arn = analyzer.Arn.ToString() }
        ),
        ComparedKind.Of(
            "accessFinding",
            "finding of an analyzer",
            nameof(Snapshot.AccessFindings),
            SnapshotSection.AccessFindings,
            snapshot => snapshot.AccessFindings,
            finding => new($"{finding.AnalyzerArn} {finding.Id}", finding.Resource ?? finding.Id)
        ),
        ComparedKind.Of<Organization>(
            "organization",
            "organization",
            nameof(Snapshot.Organization),
            SnapshotSection.Organization,
            snapshot => snapshot.Organization is { } organization ? [organization] : [],
            organization =>
                new(organization.Id, organization.Id) { Id = organization.Id, Arn = organization.Arn.ToString() }
        ),
        ComparedKind.Of(
            "organizationalUnit",
            "organizational unit",
            nameof(Snapshot.OrganizationalUnits),
            SnapshotSection.OrganizationalUnits,
            snapshot => snapshot.OrganizationalUnits,
            unit => new(unit.Id, unit.Name) { Id = unit.Id, Arn = unit.Arn.ToString() }
        ),
        ComparedKind.Of(
            "organizationAccount",
            "account of the organization",
            nameof(Snapshot.OrganizationAccounts),
            SnapshotSection.OrganizationAccounts,
            snapshot => snapshot.OrganizationAccounts,
            account => new(account.Account.ToString(), account.Name) { Arn = account.Arn.ToString() }
        ),
        ComparedKind.Of<OrganizationPolicy>(
            "organizationPolicy",
            "policy of the organization",
            nameof(Snapshot.OrganizationPolicies),
            SnapshotSection.ServiceControlPolicies,
            snapshot => snapshot.OrganizationPolicies,
            policy => new(policy.Arn.ToString(), policy.Name) { Id = policy.Id, Arn = policy.Arn.ToString() }
        ) with
        {
            Sections = [SnapshotSection.ServiceControlPolicies, SnapshotSection.ResourceControlPolicies],
            SectionOf = policy =>
                ((OrganizationPolicy)policy).Type == OrganizationPolicyType.ServiceControlPolicy
                    ? SnapshotSection.ServiceControlPolicies
                    : SnapshotSection.ResourceControlPolicies,
        },
        ComparedKind.Of(
            "delegatedAdministrator",
            "delegated administrator",
            nameof(Snapshot.DelegatedAdministrators),
            SnapshotSection.DelegatedAdministrators,
            snapshot => snapshot.DelegatedAdministrators,
            administrator =>
                new(administrator.Account.ToString(), administrator.Account.ToString())
                {
                    Arn = administrator.Arn.ToString(),
                }
        ),
        ComparedKind.Of<OrganizationResourcePolicy>(
            "organizationResourcePolicy",
            "resource policy of the organization",
            nameof(Snapshot.OrganizationResourcePolicy),
            SnapshotSection.OrganizationResourcePolicy,
            snapshot => snapshot.OrganizationResourcePolicy is { } policy ? [policy] : [],
            policy => new("", "resource policy of the organization") { Arn = policy.Arn.ToString() }
        ),
    ];

    /// <summary>IAM may give a report of up to four hours ago, with users that are gone.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html</remarks>
    private static IEnumerable<CredentialReportRow> RowsOfUsers(Snapshot snapshot)
    {
        if (!snapshot.Coverage.IsKnown(SnapshotSection.Users))
        {
            return snapshot.CredentialReport;
        }

        var names = snapshot.Users.Select(user => user.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return snapshot.CredentialReport.Where(row => row.IsRoot || names.Contains(row.UserName));
    }
}
