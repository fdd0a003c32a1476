using System.Collections.Immutable;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Files;

/// <summary>The coverage ledger of a snapshot that was read from a file: what the file has, lacks, and cannot have.</summary>
internal static class FileCoverage
{
    private const string DetailsOperation = "GetAccountAuthorizationDetails";

    public static Coverage Of(AuthorizationDetails details, AccountId account)
    {
        var faults = Faults(details);
        var call = CallRegistry.Find("iam", DetailsOperation);
        var entries = ImmutableArray.CreateBuilder<CoverageEntry>();
        foreach (var section in call.Sections)
        {
            entries.Add(
                Entry(call, account, [section]) with
                {
                    Outcome = Outcome(section, details, faults, out var message),
                    Message = message,
                    Items = Count(section, details),
                }
            );
        }

        foreach (var other in CallRegistry.All.Where(other => IsMissing(other)))
        {
            entries.Add(
                Entry(other, account, other.Sections) with
                {
                    Outcome = CallOutcome.Skipped,
                    Message = Translatable("The snapshot comes from a file, which does not hold this."),
                }
            );
        }

        return new Coverage(entries.DrainToImmutable());
    }

    private static CoverageEntry Entry(ScanCall call, AccountId account, ImmutableArray<SnapshotSection> sections) =>
        new()
        {
            Account = account,
            Region = "global",
            Service = call.Service,
            Operation = call.Operation,
            Outcome = CallOutcome.Ok,
            Sections = sections,
        };

    /// <summary>Calls that a file never stands for; those about boundaries are told by the file's own references.</summary>
    private static bool IsMissing(ScanCall call) =>
        call.Operation is not DetailsOperation && call.Subject is not ScanSubject.Boundary && !call.Sections.IsEmpty;

    private static CallOutcome Outcome(
        SnapshotSection section,
        AuthorizationDetails details,
        Dictionary<SnapshotSection, string> faults,
        out string? message
    )
    {
        if (!details.Seen.Contains(section))
        {
            message = Translatable("The file does not have this list.");
            return CallOutcome.Skipped;
        }

        return faults.TryGetValue(section, out message) ? CallOutcome.Incomplete : CallOutcome.Ok;
    }

    private static Dictionary<SnapshotSection, string> Faults(AuthorizationDetails details)
    {
        if (details.IsTruncated)
        {
            var message = Translatable("The file says that AWS had more pages.");
            return details.Seen.ToDictionary(section => section, _ => message);
        }

        return DanglingReferences.In(details).Faults();
    }

    private static int Count(SnapshotSection section, AuthorizationDetails details) =>
        section switch
        {
            SnapshotSection.Users => details.Users.Length,
            SnapshotSection.Groups => details.Groups.Length,
            SnapshotSection.Roles => details.Roles.Length,
            _ => details.Policies.Length,
        };
}
