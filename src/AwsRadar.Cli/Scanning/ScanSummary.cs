using AwsRadar.Cli.Coaching;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;

namespace AwsRadar.Cli.Scanning;

/// <summary>What a scan brought: what is known, what is not, and how to make it known.</summary>
internal static class ScanSummary
{
    private const int MostGaps = 12;
    private const int MostNames = 3;
    private const int MostReasons = 3;
    private const int MostRegions = 3;

    /// <param name="statistics">What the run took; null where nobody was called.</param>
    /// <param name="earlier">The account's snapshot before; null: there is none.</param>
    public static void Say(
        CommandContext context,
        Snapshot snapshot,
        SaveResult saved,
        ScanStatistics? statistics,
        Snapshot? earlier = null
    )
    {
        var shortId = snapshot.Id[..Math.Min(8, snapshot.Id.Length)];
        context.Say(
            Translate(
                $"{How(snapshot, statistics)} · snapshot {shortId} {(saved.IsNew ? Translate("stored in") : Translate("was already in"))} {context.StorePath}"
            )
        );
        context.Say(Translate($"Known    {Known(snapshot)}"));
        SayUnknown(context, snapshot.Coverage);
        if (earlier is not null)
        {
            context.Say(Translate($"Changed  {TerminalText.Escape(ScanChanges.Describe(earlier, snapshot))}"));
        }

        context.Say(Translate("Look     aws-radar show users · aws-radar report"));
    }

    private static string How(Snapshot snapshot, ScanStatistics? statistics) =>
        statistics is null
            ? Translate($"Read a file of {snapshot.CompletedAt.UtcDateTime:yyyy-MM-dd HH:mm'Z'}")
            : Translate(
                $"Done in {ScanProgressLine.Time(statistics.Elapsed)} · {Counted.Calls(statistics.Calls)}{Throttled(statistics, snapshot)} as {snapshot.Caller?.Resource.ToString() ?? Cell.Unknown}"
            );

    private static string Throttled(ScanStatistics statistics, Snapshot snapshot) =>
        statistics.Throttled == 0 ? ""
        : snapshot.Coverage.Entries.Any(entry => entry.Outcome == CallOutcome.Throttled)
            ? Translate($" · {statistics.Throttled} throttled, not all answered in the end")
        : Translate($" · {statistics.Throttled} throttled, all answered");

    private static string Known(Snapshot snapshot)
    {
        (SnapshotSection Section, int Count, string One, string Many)[] parts =
        [
            (SnapshotSection.Users, snapshot.Users.Length, Translate("user"), Translate("users")),
            (SnapshotSection.Groups, snapshot.Groups.Length, Translate("group"), Translate("groups")),
            (SnapshotSection.Roles, snapshot.Roles.Length, Translate("role"), Translate("roles")),
            (
                SnapshotSection.ManagedPolicies,
                snapshot.ManagedPolicies.Length,
                Translate("managed policy"),
                Translate("managed policies")
            ),
            (SnapshotSection.AccessKeys, snapshot.AccessKeys.Length, Translate("access key"), Translate("access keys")),
            (
                SnapshotSection.MfaDevices,
                snapshot.MfaDevices.Length,
                Translate("virtual MFA device"),
                Translate("virtual MFA devices")
            ),
        ];
        var known = parts
            .Where(part => part.Count > 0 || snapshot.Coverage.IsKnown(part.Section))
            .Select(part => Translate($"{part.Count} {(part.Count == 1 ? part.One : part.Many)}"));
        return Translate($"account {snapshot.Account}: {string.Join(", ", known.Concat(Resources(snapshot)))}");
    }

    private static IEnumerable<string> Resources(Snapshot snapshot)
    {
        if (!snapshot.Resources.IsEmpty)
        {
            var services = snapshot.Resources.Select(resource => resource.Service).Distinct(StringComparer.Ordinal);
            var left = snapshot.Resources.Sum(resource => resource.Redacted);
            var without = left switch
            {
                0 => "",
                1 => Translate(" (1 value that may be a secret left out)"),
                _ => Translate($" ({left} values that may be secrets left out)"),
            };
            yield return Translate(
                $"{Counted.Resources(snapshot.Resources.Length)} of {Counted.Services(services.Count())}{without}"
            );
        }
    }

    private static void SayUnknown(CommandContext context, Coverage coverage)
    {
        var gaps = coverage.Gaps.ToArray();
        if (gaps.Length == 0)
        {
            context.Say(Translate("Unknown  nothing: every call that the scan planned was answered"));
            return;
        }

        var label = Translate("Unknown");
        string[] lines = [.. Lines(gaps)];
        var isShortened = lines.Length > MostGaps;
        lines = isShortened ? [.. LinesByReason(gaps)] : lines;
        foreach (var line in lines.Take(MostGaps).Concat(NotMade(gaps)))
        {
            context.Say($"{DisplayWidth.Pad(label, 8)} {line}");
            label = "";
        }

        if (isShortened)
        {
            context.Say(Translate($"         each of them: aws-radar show coverage --gaps ({gaps.Length} in all)"));
        }

        if (gaps.Any(gap => gap.Outcome == CallOutcome.Denied))
        {
            foreach (var sentence in DeniedCalls.Sentences(gaps))
            {
                context.Say($"         {TerminalText.Escape(sentence)}");
            }

            context.Say(
                Translate("         to read them: aws-radar permissions --missing --output policy > more.json")
            );
            context.Say(Translate("         or have it added: aws-radar scan --coach --admin-profile NAME"));
        }
    }

    /// <summary>Every call that AWS did not answer is a line of its own, in whichever regions.</summary>
    private static IEnumerable<string> Lines(CoverageEntry[] gaps) =>
        Asked(gaps)
            .GroupBy(gap => (Sections: Sections(gap), gap.Service, gap.Operation, gap.Outcome, Reason: Reason(gap)))
            .Select(alike =>
                $"{Of(alike.Key.Sections)}{Name(alike.First())} {OutcomeText.Of(alike.Key.Outcome)}{Regions(alike)}{alike.Key.Reason}{About([.. alike])}"
            );

    /// <summary>Where they are too many for the screen: those that ended alike are one line, the most first.</summary>
    private static IEnumerable<string> LinesByReason(CoverageEntry[] gaps) =>
        Asked(gaps)
            .GroupBy(gap => (Sections: Sections(gap), gap.Outcome, Reason: Reason(gap)))
            .OrderByDescending(alike => alike.Count())
            .Select(alike =>
                $"{Of(alike.Key.Sections)}{Counted.Calls(alike.Count())} {OutcomeText.Of(alike.Key.Outcome)}{Regions(alike)}{alike.Key.Reason}: {Names(alike)}"
            );

    private static IEnumerable<CoverageEntry> Asked(CoverageEntry[] gaps) =>
        gaps.Where(gap => gap.Outcome != CallOutcome.Skipped);

    private static string Of(string sections) => sections.Length == 0 ? "" : sections + ": ";

    private static string Name(CoverageEntry gap) => $"{gap.Service}:{gap.Operation}";

    private static string Names(IEnumerable<CoverageEntry> gaps)
    {
        string[] names = [.. gaps.Select(Name).Distinct(StringComparer.Ordinal)];
        var more = names.Length > MostNames ? Translate($", and {names.Length - MostNames} more") : "";
        return string.Join(", ", names.Take(MostNames)) + more;
    }

    /// <summary>What was not asked for at all is one line, with the reasons and how often each.</summary>
    private static IEnumerable<string> NotMade(CoverageEntry[] gaps)
    {
        var skipped = gaps.Where(gap => gap.Outcome == CallOutcome.Skipped).ToArray();
        if (skipped.Length > 0)
        {
            var reasons = skipped
                .GroupBy(gap => LedgerWords.Say(gap.Message ?? Translate("not collected")), StringComparer.Ordinal)
                .OrderByDescending(alike => alike.Count())
                .ThenBy(alike => alike.Key, StringComparer.Ordinal)
                .Select(alike => (Why: alike.Key.TrimEnd('.'), Count: alike.Count()))
                .ToArray();
            var words =
                reasons.Length == 1
                    ? reasons[0].Why
                    : string.Join(" · ", reasons.Take(MostReasons).Select(each => $"{each.Why} ({each.Count})"));
            var more = reasons.Length > MostReasons ? " · …" : "";
            yield return Translate($"{Sections(skipped)}: {Counted.Calls(skipped.Length)} not made: {words}{more}");
        }
    }

    private static string Sections(params IEnumerable<CoverageEntry> gaps) =>
        string.Join(", ", gaps.SelectMany(gap => gap.Sections).Distinct().Select(section => SectionText.Of(section)));

    /// <summary>How many single things were not readable, where it is not a whole list.</summary>
    private static string About(CoverageEntry[] alike) =>
        alike.Count(gap => gap.Subject is not null) is > 1 and var count ? Translate($" ({count} of them)") : "";

    private static string Regions(IEnumerable<CoverageEntry> alike)
    {
        string[] regions =
        [
            .. alike
                .Select(gap => gap.Region)
                .Where(region => region is not "global")
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return regions.Length switch
        {
            0 => "",
            <= MostRegions => Translate(" in ") + string.Join(", ", regions),
            _ => Translate($" in {regions.Length} regions"),
        };
    }

    private static string Reason(CoverageEntry gap)
    {
        var reason = gap.MissingPermission is { } permission
            ? Translate($"missing {permission}")
            : gap.ErrorCode ?? LedgerWords.Say(gap.Message ?? "");
        return reason.Length == 0 ? "" : ", " + reason;
    }
}
