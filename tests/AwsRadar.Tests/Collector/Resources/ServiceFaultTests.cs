using System.Collections.Immutable;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Policies;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Snapshots;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Collector.Resources;

/// <summary>
/// The fault matrix of <c>scan --services</c>: every call to a service, in every protocol, with every fault. In each scan all calls
/// have a fault at once, each its own, and the ledger tells them apart; the next scan moves the faults on by one.
/// </summary>
public sealed class ServiceFaultTests(SmallAccount fixture) : IClassFixture<SmallAccount>
{
    /// <summary>At least one of each protocol, with policies, and with calls about single resources.</summary>
    private static readonly ImmutableArray<string> Some =
    [
        "cloudfront",
        "dynamodb",
        "eks",
        "glue",
        "kms",
        "lambda",
        "s3",
        "sns",
        "sqs",
        "vpc-lattice",
    ];

    /// <summary>Where what is asked about one resource shows others that are asked about.</summary>
    private static readonly string[] WithDepth = ["ecs", "elbv2"];

    private static readonly ImmutableArray<(Fault Fault, CallOutcome Outcome)> Faults =
    [
        (Fault.None, CallOutcome.Ok),
        (Fault.AccessDenied, CallOutcome.Denied),
        (Fault.Throttled, CallOutcome.Throttled),
        (Fault.ServiceFailure, CallOutcome.Failed),
        (Fault.CutOff, CallOutcome.Failed),
        (Fault.Html, CallOutcome.Failed),
        (Fault.Reset, CallOutcome.Failed),
        (Fault.NoMarker, CallOutcome.Incomplete),
        (Fault.RepeatedMarker, CallOutcome.Incomplete),
        (Fault.Vanished, CallOutcome.NotEnabled),
    ];

    /// <summary>
    /// In one scan every so manieth call of each service is silent, in the next those after them: the lists of a service are
    /// asked one after the other, and a hundred silences in a row would take minutes.
    /// </summary>
    private const int SilentTurns = 16;

    /// <summary>So many of these scans wait side by side.</summary>
    private const int SilentScans = 12;

    /// <summary>So many services of a scan wait side by side.</summary>
    private const int MaxSilent = 40;

    /// <summary>Silence is this long, each time that it is asked.</summary>
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(3);

    /// <summary>
    /// What must answer, the question whether the account is still there among it, may be slow two times on a machine that is busy.
    /// </summary>
    private const int SilentAttempts = 3;

    private static bool IsFull => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1";

    [Fact]
    public async Task Every_list_of_a_service_with_a_fault_ends_as_it_went_and_no_other_line_changes()
    {
        var tally = new FaultTally();
        foreach (var batch in Batches())
        {
            for (var turn = 0; turn < Faults.Length; turn++)
            {
                var plan = new FaultPlan(batch, Turned(turn), isAboutLists: true);
                var snapshot = await ScanAsync(batch, plan.Of);

                plan.Check(snapshot, tally);
            }
        }

        tally.Print("lists");
        tally.HoldsEvery(Faults.Select(fault => fault.Fault));
    }

    [Fact]
    public async Task Every_call_about_a_resource_and_its_policy_with_a_fault_ends_as_it_went_and_no_other_line_changes()
    {
        var tally = new FaultTally();
        foreach (var batch in Batches())
        {
            for (var turn = 0; turn < Faults.Length; turn++)
            {
                var plan = new FaultPlan(batch, Turned(turn), isAboutLists: false);
                var snapshot = await ScanAsync(batch, plan.Of);

                plan.Check(snapshot, tally);
            }
        }

        tally.Print("calls about resources and policies");
        tally.HoldsEvery(Faults.Select(fault => fault.Fault));
    }

    /// <summary>
    /// Each call is silent in one of the scans. In the others a list is denied, so that no resource is ever told of, and a call
    /// about a resource is answered.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_call_that_is_never_answered_is_failed_and_no_other_line_changes(bool isAboutLists)
    {
        var tally = new FaultTally();
        var gate = new Lock();
        await Parallel.ForEachAsync(
            from turn in Enumerable.Range(0, SilentTurns)
            from batch in Batches(["s3", "sns", "sqs"], name => FaultPlan.CallsOf(name, isAboutLists).Count() > turn)
            select (turn, batch),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = SilentScans,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (scan, _) =>
            {
                var plan = new FaultPlan(scan.batch, SilentIn(scan.turn, isAboutLists), isAboutLists);
                var snapshot = await ScanAsync(scan.batch, plan.Of, isImpatient: true);

                lock (gate)
                {
                    plan.Check(snapshot, tally);
                    Assert.Equal(isAboutLists, snapshot.Coverage.Entries.All(IsNoResource));
                }
            }
        );

        tally.Print(isAboutLists ? "lists without an answer" : "calls about resources without an answer");
        tally.HoldsEvery([Fault.Silence]);

        bool IsNoResource(CoverageEntry entry) =>
            !entry.Sections.Contains(SnapshotSection.Resources) || entry.Items == 0 || entry.Service is "iam";
    }

    /// <summary>All services at full size.</summary>
    /// <param name="some">Else these; null: the usual ones.</param>
    /// <param name="isMeant">Which of them; null: all.</param>
    private static IEnumerable<ImmutableArray<string>> Batches(
        ImmutableArray<string>? some = null,
        Func<string, bool>? isMeant = null
    ) =>
        ServiceBatches.Of([
            .. new ScanPlan { Services = IsFull ? [ScanPlan.All] : some ?? Some }.ServiceModels.Where(model =>
                isMeant?.Invoke(model.Name) is not false
            ),
        ]);

    private static ImmutableArray<(Fault Fault, CallOutcome Outcome)> SilentIn(int turn, bool isAboutLists) =>
        [
            .. Enumerable
                .Range(0, SilentTurns)
                .Select(index =>
                    index == turn ? (Fault.Silence, CallOutcome.Failed)
                    : isAboutLists ? (Fault.AccessDenied, CallOutcome.Denied)
                    : (Fault.None, CallOutcome.Ok)
                ),
        ];

    private static ImmutableArray<(Fault Fault, CallOutcome Outcome)> Turned(int turn) =>
        [.. Faults[turn..], .. Faults[..turn]];

    private async Task<Snapshot> ScanAsync(
        IReadOnlyCollection<string> services,
        Func<string, OperationModel, Fault> faultOf,
        bool isImpatient = false
    )
    {
        await using var endpoint = await ModelledEndpoint.StartAsync(fixture.Lab, services, faultOf);
        using var client = new AwsClient(
            isImpatient
                ? endpoint.Options with
                {
                    ReadTimeout = SilentAfter,
                    MaxAttempts = SilentAttempts,
                }
                : endpoint.Options
        );
        var options = new ScanOptions
        {
            TimeProvider = new HurriedTime(),
            FaultPatience = TimeSpan.Zero,
            ThrottlePatience = TimeSpan.FromSeconds(2),
            Plan = new ScanPlan
            {
                Depth = ScanDepth.Fast,
                Services = [.. services],
                Regions = [ModelledAnswer.Region],
            },
            ParallelCalls = isImpatient ? MaxSilent : 4,
        };
        var result = await Scan.RunAsync(client, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Snapshot;
    }

    /// <summary>Which call has which fault in one scan, and what the ledger must say of each.</summary>
    private sealed class FaultPlan
    {
        private readonly Dictionary<(string Service, string Operation), Fault> _faults = [];
        private readonly HashSet<(string Service, string Operation)> _lists = [];
        private readonly ImmutableArray<(Fault Fault, CallOutcome Outcome)> _given;
        private readonly bool _isAboutLists;

        /// <param name="faults">One after the other for call after call of each service.</param>
        public FaultPlan(
            ImmutableArray<string> services,
            ImmutableArray<(Fault Fault, CallOutcome Outcome)> faults,
            bool isAboutLists
        )
        {
            (_given, _isAboutLists) = (faults, isAboutLists);
            foreach (var name in services)
            {
                Assert.True(ServiceCatalog.TryOpen(name, out var service));
                _lists.UnionWith(ListsOf(service).Select(list => (name, list)));
                foreach (var (index, operation) in CallsOf(name, isAboutLists).Index())
                {
                    var (fault, _) = faults[index % faults.Length];
                    Assert.True(service.TryGetOperation(operation, out var model));
                    _faults.Add((name, operation), ModelledEndpoint.CanHit(service, model, fault) ? fault : Fault.None);
                }
            }
        }

        /// <summary>The operations of a service that have a fault in some scan, always in the same order.</summary>
        public static IEnumerable<string> CallsOf(string name, bool isAboutLists)
        {
            Assert.True(ServiceCatalog.TryOpen(name, out var service));
            var lists = ListsOf(service);
            return ServiceCalls
                .Of(service)
                .Where(call => call.Service == name)
                .Select(call => call.Operation)
                .Distinct(StringComparer.Ordinal)
                .Where(operation => lists.Contains(operation) == isAboutLists);
        }

        private static HashSet<string> ListsOf(ServiceModel service) =>
            ServiceOperations
                .Of(service)
                .Where(operation => operation.SubjectMember is null)
                .Select(operation => operation.Model.Name)
                .ToHashSet(StringComparer.Ordinal);

        private static bool IsBelow((string Service, string Operation) call) =>
            WithDepth.Contains(call.Service)
            || ResourcePolicyTable
                .Of(call.Service)
                .Any(row =>
                    row.Operation == call.Operation
                    && (row.ShownBy is not null || row.Type is not null && !IsListed(call.Service, row.Type))
                );

        private static bool IsListed(string name, string type) =>
            ServiceCatalog.TryOpen(name, out var service)
            && ServiceOperations
                .Of(service)
                .Any(each => each.SubjectMember is null && each.Readers.Any(reader => reader.Types.Contains(type)));

        public Fault Of(string service, OperationModel operation) =>
            _faults.GetValueOrDefault((service, operation.Name));

        public void Check(Snapshot snapshot, FaultTally tally)
        {
            var lines = snapshot.Coverage.Entries.ToLookup(entry => (entry.Service, entry.Operation));
            foreach (var (call, fault) in _faults)
            {
                tally.Hold(lines.Contains(call), $"{call} has no line in the ledger.");
                foreach (var line in lines[call])
                {
                    var expected = Expected(call, fault, line);
                    tally.Hold(
                        expected.Contains(line.Outcome),
                        $"{call} with {fault} is {line.Outcome}, not {string.Join(" or ", expected)}: {line.Message}"
                    );
                    tally.Add(fault, isReached: line.Calls > 0 || line.Outcome is not CallOutcome.Ok);
                }
            }

            // What has no fault of its own is answered, or was not asked for want of a list that has one.
            foreach (
                var line in lines
                    .Where(group =>
                        _lists.Any(list => list.Service == group.Key.Service) && !_faults.ContainsKey(group.Key)
                    )
                    .SelectMany(group => group)
            )
            {
                tally.Hold(
                    line.Outcome is CallOutcome.Ok || (_isAboutLists && line.Outcome is CallOutcome.Skipped),
                    $"{line.Service} {line.Operation} without a fault is {line.Outcome}: {line.Message}"
                );
            }
        }

        private CallOutcome[] Expected((string, string) call, Fault fault, CoverageEntry line)
        {
            var own = fault is Fault.None ? CallOutcome.Ok : _given.First(each => each.Fault == fault).Outcome;
            if (!_lists.Contains(call))
            {
                // What would have shown its resources may have a fault of its own.
                if (IsBelow(call) && line.Outcome is CallOutcome.Skipped)
                {
                    return [CallOutcome.Skipped];
                }

                // A resource that is gone, or has no policy, is an answer; there may be none to ask about.
                return fault is Fault.Vanished || line is { Calls: 0, Outcome: CallOutcome.Ok }
                    ? [CallOutcome.Ok]
                    : [own];
            }

            // Policies that the same call tells are as the call is, or were not looked for in a list that was not read.
            return !line.Sections.Contains(SnapshotSection.ResourcePolicies) ? [own]
                : fault is Fault.Vanished ? [own, CallOutcome.Ok, CallOutcome.Skipped]
                : [own, CallOutcome.Skipped];
        }
    }
}
