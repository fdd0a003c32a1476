using System.Globalization;
using AwsRadar.Collector.AccessAnalysis;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Collector.Iam;
using AwsRadar.Collector.IdentityCenter;
using AwsRadar.Collector.Journals;
using AwsRadar.Collector.Organizations;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector;

/// <summary>The order in which one account is read.</summary>
internal static class AccountScan
{
    /// <summary>
    /// 1. Who asks, and which account. 2. Have the credential report made. 3. Users, groups, roles, policies. 4. Facts
    /// about the account, providers, MFA devices. 5. Boundary policies that no page listed. 6. The credential report.
    /// 7. Access keys. 8. Other credentials of users; what users and roles use. 9. The organization. 10. Resources of
    /// services, and their policies. 11. IAM Identity Center and IAM Access Analyzer. 12. Check the answers against each
    /// other.
    /// </summary>
    /// <param name="home">The client's region; null if it has none.</param>
    public static async Task<ScanResult> RunAsync(
        CallRunner runner,
        ScanJournal? journal,
        OrganizationReading? reading,
        string? home,
        CancellationToken cancellationToken
    )
    {
        // The ledger and the journal keep what the client says: it is English in every language.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var now = runner.Options.TimeProvider.GetUtcNow;
        var startedAt = journal?.StartedAt ?? now();
        runner.Ledger.Plan(
            CallRegistry.All.Count(call =>
                call.Subject is ScanSubject.Account
                && runner.Has(call)
                && (reading is null || call.Service is not OrganizationCollector.ServiceName)
            )
        );

        // Step 1: who asks, and which account.
        var identity = await CallerCollector.CollectAsync(runner, cancellationToken);
        if (identity.IsHopeless)
        {
            return ScanResult.Failure(identity.Error!, runner.Ledger.Statistics);
        }

        // Step 2: IAM makes the credential report while the other calls are made.
        var report = await CredentialReportCollector.StartAsync(runner, cancellationToken);

        // Step 3: users, groups, roles and policies.
        var details = await DetailsCollector.CollectAsync(runner, cancellationToken);

        // Step 4: facts about the account, providers, MFA devices.
        var summary = await AccountCollector.SummaryAsync(runner, cancellationToken);
        var aliases = await AccountCollector.AliasesAsync(runner, cancellationToken);
        var passwordPolicy = await AccountCollector.PasswordPolicyAsync(runner, cancellationToken);
        var providers = await IdentityProviderCollector.CollectAsync(runner, cancellationToken);
        var devices = await MfaDeviceCollector.CollectAsync(runner, cancellationToken);
        var profiles = await AccountListCollector.InstanceProfilesAsync(runner, cancellationToken);
        var serverCertificates = await AccountListCollector.ServerCertificatesAsync(runner, cancellationToken);

        // Step 5: boundary policies that no page listed.
        await BoundaryPolicyCollector.CollectAsync(runner, details, cancellationToken);

        // Step 6: the credential report.
        var credentials = await CredentialReportCollector.CollectAsync(runner, report, cancellationToken);

        // Step 7: access keys.
        var keyPlan = AccessKeyPlan.Make(details, credentials, startedAt);
        var keys = await AccessKeyCollector.CollectAsync(runner, keyPlan, cancellationToken);

        var keyUses = await AccessKeyCollector.UsesAsync(runner, keys, cancellationToken);

        // Step 8: other credentials of users; what users and roles use.
        var serviceCredentials = await AccountListCollector.ServiceCredentialsAsync(runner, cancellationToken);
        var assignedDevices = await UserCredentialCollector.MfaDevicesAsync(runner, details, cancellationToken);
        var sshKeys = await UserCredentialCollector.SshKeysAsync(runner, details, cancellationToken);
        var certificates = await UserCredentialCollector.CertificatesAsync(runner, details, cancellationToken);

        var lastAccess = await AccessAdvisorCollector.CollectAsync(runner, details, cancellationToken);

        // Step 9: the organization.
        var organization = reading?.Organization ?? await OrganizationCollector.CollectAsync(runner, cancellationToken);

        // Step 10: resources of services, and their policies.
        var account = identity.Account ?? details.Accounts().Cast<AccountId?>().FirstOrDefault();
        if (account is not { } known)
        {
            return ScanResult.Failure(identity.Error!, runner.Ledger.Statistics);
        }

        var partition = Partition(identity, details);
        var regions = await RegionPlan.MakeAsync(runner, home, partition, cancellationToken);
        var findings = await ServiceScan.CollectAsync(runner, known, partition, home, regions, cancellationToken);

        // Step 11: IAM Identity Center where the account's roles tell that it is, and IAM Access Analyzer in every region.
        var identityCenter = CollectedIdentityCenter.None;
        if ((IdentityCenterRegion.Of(details.Roles) ?? home) is { } there)
        {
            identityCenter = await IdentityCenterCollector.CollectAsync(
                runner.At(there),
                known,
                IdentityCenterReach.WhyNot(
                    known,
                    organization,
                    reading?.Entries ?? runner.Ledger.Of(OrganizationCollector.ServiceName),
                    isRead: reading is not null
                ),
                cancellationToken
            );
        }
        else
        {
            SkipRegional(runner, "sso-admin", "identitystore");
        }

        var hasRegions = home is not null || !runner.Plan.Regions.IsEmpty;
        var (analyzers, analyzed) = await AccessAnalyzerCollector.CollectAsync(
            runner,
            hasRegions ? regions.Regions : [],
            partition,
            cancellationToken
        );
        if (!hasRegions)
        {
            SkipRegional(runner, "accessanalyzer");
        }

        // Step 12: check the answers against each other.
        DetailsCollector.Check(runner.Ledger, details, summary);

        // What ran out of time can still be resumed, to become another snapshot.
        var isWhole = !runner.IsOutOfTime;
        var completedAt = isWhole && journal is not null ? journal.Complete(now()) : now();
        var snapshot = new Snapshot
        {
            Id = SnapshotIds.Of(known, identity.Arn, isWhole ? [startedAt] : [startedAt, completedAt]),
            Account = known,
            Source = SnapshotSource.Scan,
            StartedAt = startedAt,
            CompletedAt = completedAt,
            Caller = identity.Arn,
            Aliases = aliases,
            Users = details.Users,
            Groups = details.Groups,
            Roles = details.Roles,
            ManagedPolicies = details.Policies,
            AccessKeys = keys,
            MfaDevices = devices,
            AccessKeyUses = keyUses,
            AssignedMfaDevices = assignedDevices,
            ServiceSpecificCredentials = serviceCredentials,
            SshPublicKeys = sshKeys,
            SigningCertificates = certificates,
            ServerCertificates = serverCertificates,
            ServiceLastAccess = lastAccess,
            PermissionSets = identityCenter.PermissionSets,
            AccountAssignments = identityCenter.Assignments,
            IdentityCenterUsers = identityCenter.Users,
            IdentityCenterGroups = identityCenter.Groups,
            AccessAnalyzers = analyzers,
            AccessFindings = analyzed,
            InstanceProfiles = profiles,
            Resources = findings.Resources,
            ResourcePolicies = findings.Policies,
            PublicAccessBlocks = findings.PublicAccessBlocks,
            KeyGrants = findings.KeyGrants,
            IdentityProviders = providers,
            CredentialReport = credentials?.Rows ?? [],
            PasswordPolicy = passwordPolicy,
            AccountSummary = summary,
            Coverage = Coverage(runner.Ledger.ToCoverage(known), reading),
        };
        return ScanResult.Success(organization.AddTo(snapshot), runner.Ledger.Statistics, isWhole);
    }

    /// <summary>What is asked in a region cannot be asked without one.</summary>
    private static void SkipRegional(CallRunner runner, params IEnumerable<string> services)
    {
        foreach (
            var call in CallRegistry.All.Where(call =>
                runner.Has(call) && services.Contains(call.Service, StringComparer.Ordinal)
            )
        )
        {
            runner.Skip(call, null, Translatable("No region is set: give one with --region or AWS_REGION."));
        }
    }

    /// <summary>The scan's own calls, and those by which another account has read the organization.</summary>
    private static Coverage Coverage(Coverage own, OrganizationReading? reading) =>
        reading is null ? own : new Coverage([.. own.Entries, .. reading.Entries]);

    private static string Partition(Caller identity, AuthorizationDetails details) =>
        (identity.Arn ?? details.Users.Select(user => (Arn?)user.Arn).FirstOrDefault())?.Partition.ToString() ?? "aws";
}
