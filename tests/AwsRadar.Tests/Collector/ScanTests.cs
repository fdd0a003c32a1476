using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Collector;
using AwsRadar.Collector.Calls;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>Scans of the lab's sample account, with all permissions, without some, and without any.</summary>
public sealed class ScanTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    /// <summary>What a scan that names no services sets out to read.</summary>
    private static IEnumerable<SnapshotSection> SectionsOfIam =>
        CallRegistry.All.SelectMany(call => call.Sections).Distinct();

    [Fact]
    public async Task A_scan_as_root_reads_everything_of_IAM()
    {
        // A lab of its own: IAM makes a new credential report every four hours only, and other tests make users meanwhile.
        await using var lab = await LabServer.StartAsync(
            new LabOptions { Account = LabAccount.Sample },
            TestContext.Current.CancellationToken
        );
        var snapshot = await ScanAsync(lab.RootCredentials, lab);

        Assert.Equal([], snapshot.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome} {gap.Message}"));
        Assert.All(SectionsOfIam, section => Assert.True(snapshot.Coverage.IsKnown(section)));
        Assert.Equal(lab.AccountId, snapshot.Account);
        Assert.Equal(snapshot.AccountSummary["Users"], snapshot.Users.Length);
        Assert.Equal(snapshot.AccountSummary["Groups"], snapshot.Groups.Length);
        Assert.Equal(snapshot.Users.Length + 1, snapshot.CredentialReport.Length);
        Assert.Equal(
            snapshot
                .CredentialReport.Where(row => row.UserName is not "<root_account>")
                .Sum(row => row.AccessKeys.Length),
            snapshot.AccessKeys.Length
        );
        Assert.NotEmpty(snapshot.IdentityProviders);
        Assert.NotEmpty(snapshot.MfaDevices);
    }

    [Fact]
    public async Task Every_policy_document_is_decoded_and_every_policy_in_use_is_there()
    {
        var snapshot = await ScanAsync(fixture.Lab.RootCredentials);

        var documents = snapshot
            .ManagedPolicies.Select(policy => policy.DefaultVersion!.Document)
            .Concat(snapshot.Roles.Select(role => role.TrustPolicy))
            .Concat(snapshot.Users.SelectMany(user => user.InlinePolicies).Select(policy => policy.Document));
        Assert.All(documents, document => JsonDocument.Parse(document.Json).Dispose());
        var listed = snapshot.ManagedPolicies.Select(policy => policy.Arn).ToHashSet();
        Assert.Empty(
            snapshot.Users.SelectMany(user => user.AttachedPolicies).Where(policy => !listed.Contains(policy.Arn))
        );
    }

    [Fact]
    public async Task The_permissions_that_the_registry_asks_for_are_enough()
    {
        var key = await fixture.Root.CreateUserAsync(
            "scanner",
            ScanPermissions
                .ToPolicyJson(fixture.Lab.AccountId, depth: ScanDepth.Full)
                .Replace("\n", "", StringComparison.Ordinal)
        );

        var snapshot = await ScanAsync(key);

        Assert.Equal([], snapshot.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome} {gap.Message}"));
        Assert.EndsWith("user/scanner", snapshot.Caller.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task A_missing_permission_is_named_and_the_rest_is_read(string missing)
    {
        await using var lab = await LabServer.StartAsync(
            new LabOptions { Account = LabAccountSample },
            TestContext.Current.CancellationToken
        );
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        var policy = ScanPermissions
            .ToPolicyJson(depth: ScanDepth.Full)
            .Replace(missing, "iam:GetUser", StringComparison.Ordinal);
        var key = await root.CreateUserAsync("scanner", policy.Replace("\n", "", StringComparison.Ordinal));

        var snapshot = await ScanAsync(key, lab);

        var denied = snapshot.Coverage.Entries.Where(entry => entry.Outcome is CallOutcome.Denied).ToArray();
        Assert.NotEmpty(denied);
        Assert.All(denied, entry => Assert.Equal(missing, entry.MissingPermission));
        Assert.All(denied, entry => Assert.Equal(missing[(missing.IndexOf(':') + 1)..], entry.Operation));
        Assert.All(denied, entry => Assert.NotNull(entry.RequestId));
        foreach (var section in denied.SelectMany(entry => entry.Sections))
        {
            Assert.False(snapshot.Coverage.IsKnown(section));
        }

        var unknown = snapshot.Coverage.Gaps.SelectMany(gap => gap.Sections).ToHashSet();
        Assert.True(unknown.Count <= 10, string.Join(", ", unknown));
        Assert.True(unknown.Contains(SnapshotSection.Users) || snapshot.Users.Length > 10);
    }

    /// <summary>The lab has these services with fixtures alone: without, it says that there are none.</summary>
    private static readonly SnapshotSection[] OfServicesThatTheLabLacks =
    [
        SnapshotSection.PermissionSets,
        SnapshotSection.AccountAssignments,
        SnapshotSection.IdentityCenterUsers,
        SnapshotSection.IdentityCenterGroups,
        SnapshotSection.AccessAnalyzers,
        SnapshotSection.AccessFindings,
    ];

    /// <summary>
    /// Those for boundary policies are not asked for here: the lab lists every policy that is in use. Nor are those for an
    /// organization and other services, which this account has none of: <see cref="OrganizationScanTests"/> and
    /// <see cref="IdentityCenterScanTests"/> have them.
    /// </summary>
    public static TheoryData<string> Permissions =>
        [
            .. ScanPermissions
                .Actions(ScanDepth.Full)
                .Except(["iam:GetPolicy", "iam:GetPolicyVersion"])
                .Where(action => action.StartsWith("iam:", StringComparison.Ordinal)),
        ];

    [Fact]
    public async Task An_explicit_deny_names_no_permission_to_add()
    {
        const string policy = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:*","organizations:*"],"Resource":"*"},
             {"Effect":"Deny","Action":"iam:GetAccountPasswordPolicy","Resource":"*"}]}
            """;
        var key = await fixture.Root.CreateUserAsync("forbidden", policy);

        var snapshot = await ScanAsync(key);

        var denied = Assert.Single(snapshot.Coverage.Entries, entry => entry.Outcome is CallOutcome.Denied);
        Assert.Null(denied.MissingPermission);
        Assert.Contains("explicit deny", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_without_any_permission_still_gets_a_snapshot_that_claims_nothing()
    {
        var key = await fixture.Root.CreateUserAsync("nobody", policy: null);

        var snapshot = await ScanAsync(key);

        Assert.All(
            Enum.GetValues<SnapshotSection>().Except(OfServicesThatTheLabLacks),
            section => Assert.False(snapshot.Coverage.IsKnown(section))
        );
        Assert.Empty(snapshot.Users);
    }

    [Fact]
    public async Task A_wrong_secret_ends_the_scan_with_the_reason()
    {
        var wrong = fixture.Lab.RootCredentials with { SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
        using var client = Client(wrong, fixture.Lab);

        var result = await Scan.RunAsync(client, cancellationToken: TestContext.Current.CancellationToken);

        Assert.False(result.IsSuccess);
        Assert.Equal(CallErrorKind.InvalidCredentials, result.Error.Kind);
    }

    [Fact]
    public async Task Two_scans_of_an_unchanged_account_differ_in_their_times_alone()
    {
        await using var lab = await LabServer.StartAsync(
            new LabOptions { Account = LabAccountSample },
            TestContext.Current.CancellationToken
        );
        await ScanAsync(lab.RootCredentials, lab);

        var first = Comparable(await ScanAsync(lab.RootCredentials, lab));
        var second = Comparable(await ScanAsync(lab.RootCredentials, lab));

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Progress_ends_with_all_that_was_planned_done()
    {
        var told = new List<ScanProgress>();
        using var client = Client(fixture.Lab.RootCredentials, fixture.Lab);

        await Scan.RunAsync(
            client,
            progress: new Listener(told),
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(told[^1].Planned, told[^1].Done);
        Assert.True(told[^1].Calls >= 12);
        Assert.Equal(told.Select(step => step.Done).Order(), told.Select(step => step.Done));
    }

    private static AwsRadar.Lab.Accounts.LabAccount LabAccountSample => AwsRadar.Lab.Accounts.LabAccount.Sample;

    [Theory]
    [InlineData(ScanDepth.Fast, false, false)]
    [InlineData(ScanDepth.Standard, true, false)]
    [InlineData(ScanDepth.Full, true, true)]
    public async Task What_a_depth_does_not_ask_for_is_unknown_and_no_gap(ScanDepth depth, bool hasKeys, bool hasUses)
    {
        var snapshot = await ScanAsync(fixture.Lab.RootCredentials, depth: depth);

        Assert.Equal([], snapshot.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome} {gap.Message}"));
        Assert.True(snapshot.Coverage.IsKnown(SnapshotSection.Users));
        Assert.Equal(hasKeys, snapshot.Coverage.IsKnown(SnapshotSection.AccessKeys));
        Assert.Equal(hasUses, snapshot.Coverage.IsKnown(SnapshotSection.AccessKeyUses));
        Assert.Equal(hasUses, snapshot.AccessKeyUses.Length > 0);
        Assert.Equal(hasUses, snapshot.AssignedMfaDevices.Length > 0);
        Assert.Equal(hasKeys, snapshot.AccessKeys.Length > 0);
    }

    [Fact]
    public async Task A_full_scan_reads_every_kind_of_credential_that_a_user_can_have()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), TestContext.Current.CancellationToken);
        await new Furnishing(new LabClient(lab.Endpoint, lab.RootCredentials)).FillAsync();

        var snapshot = await ScanAsync(lab.RootCredentials, lab);

        Assert.Equal([], snapshot.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome} {gap.Message}"));
        Assert.NotEmpty(snapshot.AccessKeyUses);
        Assert.NotEmpty(snapshot.ServiceSpecificCredentials);
        Assert.NotEmpty(snapshot.SshPublicKeys);
        Assert.NotEmpty(snapshot.SigningCertificates);
        Assert.NotEmpty(snapshot.ServerCertificates);
        Assert.NotEmpty(snapshot.InstanceProfiles);
        var principals = snapshot
            .Users.Select(user => user.Arn)
            .Concat(
                snapshot
                    .Roles.Where(role => !role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal))
                    .Select(role => role.Arn)
            );
        Assert.Equal(
            principals.Select(arn => arn.ToString()).Order(StringComparer.Ordinal),
            snapshot.ServiceLastAccess.Select(access => access.Arn.ToString())
        );
        Assert.Contains(snapshot.ServiceLastAccess, access => !access.Services.IsEmpty);
    }

    private async Task<Snapshot> ScanAsync(LabCredentials key, LabServer? lab = null, ScanDepth depth = ScanDepth.Full)
    {
        using var client = Client(key, lab ?? fixture.Lab);
        var options = new ScanOptions { Plan = new ScanPlan { Depth = depth } };
        var result = await Scan.RunAsync(client, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Snapshot;
    }

    private static AwsClient Client(LabCredentials key, LabServer lab) =>
        new(
            new AwsClientOptions
            {
                EndpointUrl = lab.Endpoint.ToString(),
                Region = "us-east-1",
                RequireLoopback = true,
                Credentials = new SigningCredentials(key.AccessKeyId, new Secret(key.SecretAccessKey)),
            }
        );

    /// <summary>The snapshot without what names this one scan: its id, times and request ids, and the report's "last used".</summary>
    private static string Comparable(Snapshot snapshot) =>
        JsonSerializer.Serialize(
            snapshot with
            {
                Id = "0",
                StartedAt = default,
                CompletedAt = default,
                CredentialReport = [],
                Coverage = new Coverage([
                    .. snapshot.Coverage.Entries.Select(entry => entry with { RequestId = null }),
                ]),
            },
            SnapshotJsonContext.Default.Snapshot
        );

    private sealed class Listener(List<ScanProgress> told) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value) => told.Add(value);
    }
}
