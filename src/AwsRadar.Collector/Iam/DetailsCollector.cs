using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>Users, groups, roles and managed policies: the pages of <c>GetAccountAuthorizationDetails</c>.</summary>
internal static class DetailsCollector
{
    private static readonly ScanCall Call = CallRegistry.Find("iam", "GetAccountAuthorizationDetails");

    public static async Task<AuthorizationDetails> CollectAsync(CallRunner runner, CancellationToken cancellationToken)
    {
        var details = new AuthorizationDetails();
        var reply = await runner.RunAsync(
            Call,
            CallInput.LargePages,
            page => Add(details, page),
            null,
            cancellationToken
        );
        details.IsWhole = reply is { IsAnswered: true };
        return details;
    }

    /// <summary>
    /// Takes "everything" back for the sections that the rest of the scan shows to lack something: entities that others
    /// refer to, or fewer than IAM itself counts.
    /// </summary>
    public static void Check(Ledger ledger, AuthorizationDetails details, IReadOnlyDictionary<string, long> summary)
    {
        var faults = (DanglingReferences.In(details) with { Boundaries = [] }).Faults();
        Compare(faults, SnapshotSection.Users, summary, "Users", details.Users.Length);
        Compare(faults, SnapshotSection.Groups, summary, "Groups", details.Groups.Length);
        ledger.Amend(Call, entry => entry.IsAnswered ? Split(entry, faults) : [entry]);
    }

    private static int Add(AuthorizationDetails details, JsonElement page)
    {
        details.Add(page);
        return details.PageCount;
    }

    private static void Compare(
        Dictionary<SnapshotSection, string> faults,
        SnapshotSection section,
        IReadOnlyDictionary<string, long> summary,
        string name,
        int listed
    )
    {
        if (summary.TryGetValue(name, out var counted) && counted > listed)
        {
            faults.TryAdd(
                section,
                Translatable($"IAM counts {counted}, {listed} were listed: the account changed during the scan.")
            );
        }
    }

    private static IEnumerable<CoverageEntry> Split(CoverageEntry entry, Dictionary<SnapshotSection, string> faults)
    {
        yield return entry with
        {
            Sections = [.. entry.Sections.Where(section => !faults.ContainsKey(section))],
        };
        foreach (var (section, message) in faults)
        {
            yield return entry with
            {
                Sections = [section],
                Outcome = CallOutcome.Incomplete,
                Message = message,
                Calls = 0,
                Items = 0,
            };
        }
    }
}
