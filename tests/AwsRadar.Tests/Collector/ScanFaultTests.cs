using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Collector.Calls;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;
using AwsRadar.Tests.Lab;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>
/// The fault matrix: every operation of a scan with every fault. Each cell ends as the right line of the ledger for
/// exactly the sections that the operation fills, and no list that could not be read passes for an empty one.
/// </summary>
public sealed class ScanFaultTests(SmallAccount fixture) : IClassFixture<SmallAccount>
{
    /// <summary>What the account has no entity for.</summary>
    private static readonly string[] NotCalled = ["GetPolicy", "GetPolicyVersion"];

    private static readonly string[] Paged =
    [
        "GetAccountAuthorizationDetails",
        "ListAccountAliases",
        "ListVirtualMFADevices",
        "ListAccessKeys",
        "ListInstanceProfiles",
        "ListServerCertificates",
        "ListServiceSpecificCredentials",
        "ListMFADevices",
        "ListSSHPublicKeys",
        "ListSigningCertificates",
        "GetServiceLastAccessedDetails",
    ];

    /// <summary>The faults that can hit any call.</summary>
    private static readonly ImmutableArray<Fault> Faults =
    [
        Fault.AccessDenied,
        Fault.Throttled,
        Fault.ServiceFailure,
        Fault.Silence,
        Fault.CutOff,
        Fault.Html,
        Fault.Reset,
        Fault.Vanished,
    ];

    /// <summary>Both attempts of the first call: more would take the test minutes, and show the same.</summary>
    private const int SilentAttempts = 2;

    private static bool IsFull => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1";

    private static readonly string[] AboutOneEntity =
    [
        "GetOpenIDConnectProvider",
        "ListAccessKeys",
        "GetAccessKeyLastUsed",
        "ListMFADevices",
        "ListSSHPublicKeys",
        "ListSigningCertificates",
        "GenerateServiceLastAccessedDetails",
    ];

    [Theory]
    [InlineData(Fault.AccessDenied, CallOutcome.Denied)]
    [InlineData(Fault.Throttled, CallOutcome.Throttled)]
    [InlineData(Fault.ServiceFailure, CallOutcome.Failed)]
    [InlineData(Fault.Silence, CallOutcome.Failed)]
    [InlineData(Fault.CutOff, CallOutcome.Failed)]
    [InlineData(Fault.Html, CallOutcome.Failed)]
    [InlineData(Fault.Reset, CallOutcome.Failed)]
    [InlineData(Fault.NoMarker, CallOutcome.Incomplete)]
    [InlineData(Fault.RepeatedMarker, CallOutcome.Incomplete)]
    [InlineData(Fault.Vanished, CallOutcome.Failed)]
    public async Task Every_operation_with_a_fault_leaves_a_hole_of_its_own_size(Fault fault, CallOutcome expected)
    {
        using var folder = new TemporaryFolder();
        using var store = SnapshotStore.Open(folder.File("snapshots.db"));
        var earlier = await ScanAsync((_, _) => null);
        store.Save(earlier);
        var cells = new ConcurrentBag<(ScanCall Call, Snapshot Snapshot)>();

        await Parallel.ForEachAsync(
            Chosen(fault),
            new ParallelOptions { MaxDegreeOfParallelism = fault is Fault.Silence ? 4 : 2 },
            async (call, _) => cells.Add((call, await ScanWithAsync(fault, call)))
        );

        foreach (var (call, snapshot) in cells)
        {
            store.Save(snapshot);
            Assert.Equal(SmallAccount.Json(earlier), SmallAccount.Json(store.Get(earlier.Id)));
            HoldsHole(fault, expected, call, snapshot);
        }

        Assert.NotEmpty(cells);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{fault}: {cells.Count} operations, each ended as {expected}."
        );
    }

    [Fact]
    public void Every_run_of_the_matrix_has_every_operation_with_some_fault() =>
        Assert.Empty(Hit(Fault.AccessDenied).Except(Faults.SelectMany(Chosen)).Select(call => call.Operation));

    private Task<Snapshot> ScanWithAsync(Fault fault, ScanCall call) =>
        ScanAsync(
            (operation, count) =>
                operation == call.Operation && (fault is not Fault.Silence || count < SilentAttempts) ? fault : null,
            isImpatient: fault is Fault.Silence
        );

    private static void HoldsHole(Fault fault, CallOutcome expected, ScanCall call, Snapshot snapshot)
    {
        var isGone = fault is Fault.Vanished && IsTrueNone(call.Operation);
        var entries = snapshot.Coverage.Entries.Where(entry => entry.Operation == call.Operation).ToArray();
        Assert.True(
            isGone
                ? entries.All(entry => entry is { IsAnswered: true, Message: not null })
                : entries.Any(entry => entry.Outcome == expected),
            $"{call.Operation} {fault}: {string.Join("; ", entries.Select(entry => $"{entry.Outcome} {entry.Message}"))}"
        );
        var hidden = isGone ? [] : Hidden(call);
        Assert.All(hidden, section => Assert.False(snapshot.Coverage.IsKnown(section)));
        var hit = CallRegistry
            .All.SelectMany(each => each.Sections)
            .Distinct()
            .Where(section => !snapshot.Coverage.IsKnown(section));
        Assert.Empty(hit.Except(hidden).Select(section => $"{call.Operation} {fault} also hides {section}"));
    }

    /// <summary>All that a fault can hit at full size; else every eighth, so that the eight faults of any call have each once.</summary>
    private static IEnumerable<ScanCall> Chosen(Fault fault) =>
        Hit(fault).Where((_, index) => IsFull || index % Faults.Length == Math.Max(0, Faults.IndexOf(fault)));

    /// <summary>The operations that a fault can hit: one of pages only what has pages.</summary>
    private static IEnumerable<ScanCall> Hit(Fault fault) =>
        CallRegistry.All.Where(call =>
            call.Service is "iam"
            && !NotCalled.Contains(call.Operation)
            && (fault is not (Fault.NoMarker or Fault.RepeatedMarker) || Paged.Contains(call.Operation))
        );

    /// <summary>Where "there is no such entity" is an answer: it was deleted meanwhile, or never made.</summary>
    private static bool IsTrueNone(string operation) =>
        AboutOneEntity.Contains(operation) || operation is "GetAccountPasswordPolicy";

    /// <summary>The sections that a scan of this lab cannot know without an operation.</summary>
    private static ImmutableArray<SnapshotSection> Hidden(ScanCall call) =>
        call.Operation switch
        {
            // IAM still has the report of an earlier scan, and gives it.
            "GenerateCredentialReport" => [],
            // That report is older than this scan: without the list of users, some who have keys may be in neither.
            // What is asked for each user, or each key, hangs on it too.
            "GetAccountAuthorizationDetails" =>
            [
                .. call.Sections,
                SnapshotSection.AccessKeys,
                SnapshotSection.AccessKeyUses,
                SnapshotSection.AssignedMfaDevices,
                SnapshotSection.SshPublicKeys,
                SnapshotSection.SigningCertificates,
                SnapshotSection.ServiceLastAccess,
            ],
            "ListAccessKeys" => [.. call.Sections, SnapshotSection.AccessKeyUses],
            _ => call.Sections,
        };

    [Theory]
    [InlineData("GetPolicy", Fault.None, CallOutcome.Ok, CallOutcome.Ok)]
    [InlineData("GetPolicy", Fault.AccessDenied, CallOutcome.Denied, CallOutcome.Skipped)]
    [InlineData("GetPolicy", Fault.Html, CallOutcome.Failed, CallOutcome.Skipped)]
    [InlineData("GetPolicyVersion", Fault.AccessDenied, CallOutcome.Ok, CallOutcome.Denied)]
    [InlineData("GetPolicyVersion", Fault.CutOff, CallOutcome.Ok, CallOutcome.Failed)]
    public async Task A_policy_that_is_only_a_boundary_is_read_on_its_own(
        string operation,
        Fault fault,
        CallOutcome policy,
        CallOutcome version
    )
    {
        await fixture.Root.TryAsync(
            "CreateUser",
            new JsonObject { ["UserName"] = "limited", ["PermissionsBoundary"] = FaultyLab.UnlistedPolicy }
        );

        var snapshot = await ScanAsync(
            (called, _) =>
                called is "GetAccountAuthorizationDetails" ? Fault.Unlisted
                : called == operation ? fault
                : null
        );

        var entries = snapshot.Coverage.Entries.ToLookup(entry => entry.Operation, StringComparer.Ordinal);
        Assert.Equal(policy, Assert.Single(entries["GetPolicy"]).Outcome);
        Assert.Equal(version, Assert.Single(entries["GetPolicyVersion"]).Outcome);
        var isKnown = policy is CallOutcome.Ok && version is CallOutcome.Ok;
        Assert.Equal(isKnown, snapshot.Coverage.IsKnown(SnapshotSection.ManagedPolicies));
        Assert.Equal(
            isKnown,
            snapshot.ManagedPolicies.Any(read =>
                read.DefaultVersion is not null && read.Arn.ToString() is FaultyLab.UnlistedPolicy
            )
        );
    }

    [Fact]
    public async Task A_nameless_identity_does_not_stop_the_scan()
    {
        var snapshot = await ScanAsync((operation, _) => operation is "GetCallerIdentity" ? Fault.AccessDenied : null);

        Assert.Null(snapshot.Caller);
        Assert.Equal(fixture.Lab.AccountId, snapshot.Account);
        Assert.Single(snapshot.Coverage.Gaps);
    }

    [Fact]
    public async Task Throttling_that_ends_costs_time_and_nothing_else()
    {
        var time = new HurriedTime();

        var snapshot = await ScanAsync((_, count) => count % 4 == 0 ? Fault.Throttled : null, time);

        Assert.Equal([], snapshot.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome} {gap.Message}"));
        Assert.True(time.Waited > TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Throttling_for_ever_ends_with_the_scans_patience()
    {
        var time = new HurriedTime();

        var snapshot = await ScanAsync(
            (operation, _) => operation is "GetAccountSummary" ? Fault.Throttled : null,
            time
        );

        Assert.Equal(CallOutcome.Throttled, Assert.Single(snapshot.Coverage.Gaps).Outcome);
        Assert.InRange(time.Waited, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task A_list_that_breaks_off_after_a_page_keeps_the_page()
    {
        var snapshot = await ScanAsync(
            (operation, count) =>
                operation is not "GetAccountAuthorizationDetails" ? null
                : count == 0 ? Fault.RepeatedMarker
                : Fault.AccessDenied
        );

        Assert.NotEmpty(snapshot.Users);
        Assert.False(snapshot.Coverage.IsKnown(SnapshotSection.Users));
        Assert.Contains(
            snapshot.Coverage.Gaps,
            gap => gap is { Operation: "GetAccountAuthorizationDetails", Outcome: CallOutcome.Incomplete }
        );
    }

    [Fact]
    public async Task A_user_deleted_during_the_scan_is_told_and_leaves_no_hole()
    {
        var snapshot = await ScanAsync(
            (operation, count) => operation is "ListAccessKeys" && count == 0 ? Fault.Vanished : null
        );

        Assert.True(snapshot.Coverage.IsKnown(SnapshotSection.AccessKeys));
        Assert.Contains(
            snapshot.Coverage.Entries,
            entry => entry.Message?.Contains("deleted during the scan", StringComparison.Ordinal) is true
        );
    }

    [Fact]
    public async Task One_user_whose_keys_cannot_be_read_leaves_the_others()
    {
        var snapshot = await ScanAsync(
            (operation, count) => operation is "ListAccessKeys" && count == 0 ? Fault.AccessDenied : null
        );

        var gap = Assert.Single(snapshot.Coverage.Gaps, gap => gap.Operation is "ListAccessKeys");
        Assert.NotNull(gap.Subject);
        Assert.DoesNotContain(snapshot.AccessKeys, key => key.UserName == gap.Subject);
        Assert.NotEmpty(snapshot.AccessKeys);
    }

    private async Task<Snapshot> ScanAsync(
        Func<string, int, Fault?> spoil,
        HurriedTime? time = null,
        bool isImpatient = false
    )
    {
        await using var lab = await FaultyLab.StartAsync(fixture.Lab, spoil);
        using var client = new AwsClient(lab.Options with { ReadTimeout = TimeSpan.FromSeconds(isImpatient ? 2 : 60) });
        var options = new ScanOptions
        {
            TimeProvider = time ?? new HurriedTime(),
            FaultPatience = TimeSpan.FromSeconds(1),
            Plan = new ScanPlan { Depth = ScanDepth.Full },
            ParallelCalls = isImpatient ? 1 : 4,
        };
        var result = await Scan.RunAsync(client, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Snapshot;
    }
}
