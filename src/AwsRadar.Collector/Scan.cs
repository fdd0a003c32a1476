using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsRadar.Client;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Iam;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector;

/// <summary>Collects IAM of one account, with few calls, and keeps account of each in the coverage ledger.</summary>
/// <remarks>docs/scan.md lists the calls. A call that fails leaves a hole that the ledger names; it never stops the scan.</remarks>
public static class Scan
{
    /// <summary>
    /// Reads the account of the client's identity.
    /// 1. Who asks, and which account. 2. Have the credential report made. 3. Users, groups, roles, policies. 4. Facts
    /// about the account, providers, MFA devices. 5. Boundary policies that no page listed. 6. The credential report.
    /// 7. Access keys. 8. Check the answers against each other.
    /// </summary>
    /// <param name="client">Its identity needs the permissions of <see cref="ScanPermissions"/>; it may lack some.</param>
    /// <param name="options">Patience and the clock.</param>
    /// <param name="progress">Told of each call and each wait, from any thread.</param>
    /// <param name="cancellationToken">Ends the scan without a snapshot.</param>
    public static async Task<ScanResult> RunAsync(
        AwsClient client,
        ScanOptions? options = null,
        IProgress<ScanProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new ScanOptions();
        var ledger = new Ledger(progress);
        var runner = new CallRunner(client, options, ledger);
        var startedAt = options.TimeProvider.GetUtcNow();
        ledger.Plan(CallRegistry.All.Count(call => call.Subject is ScanSubject.Account));

        // Step 1: who asks, and which account.
        var identity = await CallerCollector.CollectAsync(runner, cancellationToken);
        if (identity.IsHopeless)
        {
            return ScanResult.Failure(identity.Error!);
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

        // Step 5: boundary policies that no page listed.
        await BoundaryPolicyCollector.CollectAsync(runner, details, cancellationToken);

        // Step 6: the credential report.
        var credentials = await CredentialReportCollector.CollectAsync(runner, report, cancellationToken);

        // Step 7: access keys.
        var keyPlan = AccessKeyPlan.Make(details, credentials, startedAt);
        var keys = await AccessKeyCollector.CollectAsync(runner, keyPlan, cancellationToken);

        // Step 8: check the answers against each other.
        DetailsCollector.Check(ledger, details, summary);
        if ((identity.Account ?? details.Accounts().Cast<AccountId?>().FirstOrDefault()) is not { } account)
        {
            return ScanResult.Failure(identity.Error!);
        }

        return ScanResult.Success(
            new Snapshot
            {
                Id = SnapshotId(account, identity.Arn, startedAt),
                Account = account,
                Source = SnapshotSource.Scan,
                StartedAt = startedAt,
                CompletedAt = options.TimeProvider.GetUtcNow(),
                Caller = identity.Arn,
                Aliases = aliases,
                Users = details.Users,
                Groups = details.Groups,
                Roles = details.Roles,
                ManagedPolicies = details.Policies,
                AccessKeys = keys,
                MfaDevices = devices,
                IdentityProviders = providers,
                CredentialReport = credentials?.Rows ?? [],
                PasswordPolicy = passwordPolicy,
                AccountSummary = summary,
                Coverage = ledger.ToCoverage(account),
            }
        );
    }

    /// <summary>The same scan gives the same id; two scans that begin at the same 100 nanoseconds do not happen.</summary>
    private static string SnapshotId(AccountId account, Arn? caller, DateTimeOffset startedAt)
    {
        const int idBytes = 8;
        var text = string.Create(CultureInfo.InvariantCulture, $"{account} {caller} {startedAt.UtcTicks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, idBytes));
    }
}
