using System.Collections.Immutable;
using AwsRadar.Collector.AccessAnalysis;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>The regions in which services are asked.</summary>
/// <param name="Regions">In ordinal order.</param>
internal sealed record RegionPlan(ImmutableArray<string> Regions)
{
    /// <summary>Stands for every region that the account has.</summary>
    public const string All = "all";

    private const string NotOptedIn = "not-opted-in";

    public static ScanCall Call { get; } =
        new()
        {
            Service = "ec2",
            Operation = "DescribeRegions",
            Subject = ScanSubject.Account,
            Depth = ScanDepth.Fast,
            Sections = [],
            Permissions = [new RequiredAction("ec2:DescribeRegions")],
            Calls = "1",
            Why = "The regions that the account has enabled.",
        };

    /// <summary>
    /// The regions that the plan names. For <c>all</c>, those that the account has enabled; where that cannot be read, every
    /// region of the partition that needs no enabling, which the ledger then says.
    /// </summary>
    /// <param name="home">The client's own region, the only one of a plan that names none; null if it has none.</param>
    /// <remarks>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html</remarks>
    public static async Task<RegionPlan> MakeAsync(
        CallRunner runner,
        string? home,
        string partition,
        CancellationToken cancellationToken
    )
    {
        var plan = runner.Plan;
        var asked = home ?? DefaultRegion(partition);
        if (!IsAsked(plan))
        {
            return new RegionPlan(
                plan.Regions.IsEmpty || plan.Regions.Contains(All, StringComparer.Ordinal)
                    ? [asked]
                    : [.. plan.Regions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            );
        }

        var states = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var there = runner.At(asked);
        runner.Ledger.Plan(1);
        var reply = await there.AskAsync(
            Call,
            CallInput.AllRegions,
            page =>
            {
                foreach (var region in AnswerReader.List(page, "Regions"))
                {
                    states[AnswerReader.Text(region, "RegionName")] =
                        AnswerReader.TextOrNull(region, "OptInStatus") ?? "";
                }

                return states.Count;
            },
            cancellationToken
        );
        if (!reply.IsAnswered)
        {
            there.Enter(
                Call,
                null,
                reply with
                {
                    Message = Translatable(
                        $"Which regions the account has enabled is not known: those that aws-radar knows of are asked. {reply.Error?.Message}"
                    ),
                }
            );
            return new RegionPlan(KnownRegions(partition));
        }

        there.Enter(Call, null, reply);
        foreach (var (region, _) in states.Where(state => state.Value is NotOptedIn))
        {
            there.Enter(
                Call,
                region,
                new CallReply
                {
                    Outcome = CallOutcome.NotEnabled,
                    Message = Translatable("The account has not enabled the region: nothing can be there."),
                }
            );
        }

        return new RegionPlan([.. states.Where(state => state.Value is not NotOptedIn).Select(state => state.Key)]);
    }

    /// <summary>Whether AWS has to be asked which regions there are: only what is read in regions needs it.</summary>
    public static bool IsAsked(ScanPlan plan) =>
        plan.Regions.Contains(All, StringComparer.Ordinal)
        && (!plan.ServiceModels.IsEmpty || plan.Has(AccessAnalyzerCollector.AnalyzersCall));

    /// <summary>
    /// Whether a service may be asked in a region: AWS's list of endpoints has it there, or has it nowhere, or it is on this machine.
    /// </summary>
    /// <param name="there">Asks that region.</param>
    public static bool IsOffered(CallRunner there, ServiceModel service, string partition) =>
        EndpointCatalog.RegionsOf(service, partition) is var listed
        && (listed.IsEmpty || listed.Contains(there.Region, StringComparer.Ordinal) || there.IsAtHome(service.Name));

    /// <summary>Where a client is asked that has no region of its own.</summary>
    public static string DefaultRegion(string partition) =>
        partition switch
        {
            "aws-cn" => "cn-north-1",
            "aws-us-gov" => "us-gov-west-1",
            _ => "us-east-1",
        };

    /// <summary>Every region in which the partition has EC2.</summary>
    private static ImmutableArray<string> KnownRegions(string partition) =>
        ServiceCatalog.TryOpen("ec2", out var ec2) ? EndpointCatalog.RegionsOf(ec2, partition) : [];
}
