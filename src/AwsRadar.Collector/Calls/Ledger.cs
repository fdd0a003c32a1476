using System.Collections.Immutable;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Denials;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Calls;

/// <summary>
/// Keeps account of a running scan: what is planned, what has ended and how. Nothing that was planned leaves it without
/// an outcome. Safe to use from several tasks at once.
/// </summary>
internal sealed class Ledger(IProgress<ScanProgress>? progress, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly List<CoverageEntry> _entries = [];
    private int _planned;
    private int _done;
    private int _calls;
    private int _throttled;
    private int _denied;

    /// <summary>What was sent so far.</summary>
    public ScanStatistics Statistics
    {
        get
        {
            lock (_gate)
            {
                return new ScanStatistics(_calls, _throttled, time.GetElapsedTime(_start));
            }
        }
    }

    /// <summary>Announces so many planned calls more.</summary>
    public void Plan(int count)
    {
        lock (_gate)
        {
            _planned += count;
        }
    }

    /// <summary>Counts what the client sent for an answer.</summary>
    public void Count(ScanCall call, CallResult answer)
    {
        lock (_gate)
        {
            _calls += answer.Attempts;
            // Of the attempts that failed the client tells only the last one's reason.
            _throttled += answer.Error?.Kind is CallErrorKind.Throttled ? answer.Attempts : 0;
            Tell(call, waiting: null);
        }
    }

    /// <summary>Tells that the scan waits before it makes a call again.</summary>
    public void Wait(ScanCall call, string why)
    {
        lock (_gate)
        {
            Tell(call, why);
        }
    }

    /// <summary>Ends a planned call.</summary>
    public void Add(ScanCall call, string region, string? subject, CallReply reply)
    {
        var entry = new CoverageEntry
        {
            Region = region,
            Service = call.Service,
            Operation = call.Operation,
            Subject = subject,
            Outcome = reply.Outcome,
            Sections = reply.Sections ?? call.Sections,
            Calls = reply.Calls,
            Items = reply.Items,
            MissingPermission = reply.Outcome is CallOutcome.Denied ? MissingPermission(call, reply) : null,
            DeniedAction = reply.Outcome is CallOutcome.Denied ? reply.Error?.Denial?.Action : null,
            DeniedBy = reply.Outcome is CallOutcome.Denied ? PolicyTypeOf(reply.Error?.Denial?.Reason) : null,
            IsForbidden = reply is { Outcome: CallOutcome.Denied, Error.Denial.IsExplicitDeny: true },
            ErrorCode = reply.IsAnswered ? null : reply.Error?.Code,
            Message = reply.Message ?? reply.Error?.Message,
            RequestId = reply.RequestId,
        };
        lock (_gate)
        {
            _entries.Add(entry);
            _done++;
            _planned = Math.Max(_planned, _done);
            _denied += reply.Outcome is CallOutcome.Denied ? 1 : 0;
            Tell(call, waiting: null);
        }
    }

    /// <summary>Whether every call of an operation that was made so far was answered in full.</summary>
    public bool IsAnswered(ScanCall call)
    {
        lock (_gate)
        {
            return _entries.Where(entry => IsOf(call, entry)).All(entry => entry.IsAnswered);
        }
    }

    /// <summary>How the calls to a service have ended so far.</summary>
    public ImmutableArray<CoverageEntry> Of(string service)
    {
        lock (_gate)
        {
            return [.. _entries.Where(entry => entry.Service == service)];
        }
    }

    /// <summary>Changes what was told about an operation once later answers show more about it.</summary>
    public void Amend(ScanCall call, Func<CoverageEntry, IEnumerable<CoverageEntry>> amend)
    {
        lock (_gate)
        {
            var own = _entries.Where(entry => IsOf(call, entry)).ToArray();
            _entries.RemoveAll(entry => IsOf(call, entry));
            _entries.AddRange(own.SelectMany(amend));
        }
    }

    /// <summary>
    /// The ledger in the registry's order, services in the order of their names behind it. Answered calls about single entities
    /// are told in one line together, for each region.
    /// </summary>
    public Coverage ToCoverage(AccountId account)
    {
        var order = CallRegistry
            .All.Select((call, index) => ((call.Service, call.Operation), index))
            .ToDictionary(call => call.Item1, call => call.index);
        lock (_gate)
        {
            return new Coverage([
                .. _entries
                    .GroupBy(entry =>
                        (entry.Service, entry.Operation, entry.Region, Sections: string.Join(' ', entry.Sections))
                    )
                    .OrderBy(group => order.GetValueOrDefault((group.Key.Service, group.Key.Operation), int.MaxValue))
                    .ThenBy(group => group.Key.Service, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.Operation, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.Region, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.Sections, StringComparer.Ordinal)
                    .SelectMany(group => Lines([.. group]))
                    .Select(entry => entry with { Account = account }),
            ]);
        }
    }

    private static IEnumerable<CoverageEntry> Lines(CoverageEntry[] entries)
    {
        var answered = entries
            .Where(entry => entry is { IsAnswered: true, Subject: not null, Message: null })
            .ToArray();
        if (answered.Length > 0)
        {
            yield return answered[0] with
            {
                Subject = null,
                Calls = answered.Sum(entry => entry.Calls),
                Items = answered.Sum(entry => entry.Items),
                RequestId = null,
            };
        }

        foreach (
            var entry in entries
                .Where(entry => entry is not { IsAnswered: true, Subject: not null, Message: null })
                .OrderBy(entry => entry.Subject, StringComparer.Ordinal)
        )
        {
            yield return entry;
        }
    }

    private void Tell(ScanCall call, string? waiting) =>
        progress?.Report(
            new ScanProgress(
                _planned,
                _done,
                _calls,
                _throttled,
                _denied,
                call.Operation,
                waiting,
                time.GetElapsedTime(_start)
            )
        );

    private static bool IsOf(ScanCall call, CoverageEntry entry) =>
        string.Equals(entry.Operation, call.Operation, StringComparison.Ordinal)
        && string.Equals(entry.Service, call.Service, StringComparison.Ordinal);

    /// <summary>What AWS named, or else what the registry knows; nothing where a policy forbids and no permission is missing.</summary>
    private static string? MissingPermission(ScanCall call, CallReply reply) =>
        reply.Error?.Denial is { IsExplicitDeny: true }
            ? null
            : reply.Error?.MissingPermission ?? call.Permissions.FirstOrDefault()?.Action;

    private static DenyingPolicyType? PolicyTypeOf(DenialReason? reason) =>
        reason switch
        {
            DenialReason.IdentityBasedPolicy => DenyingPolicyType.Identity,
            DenialReason.ResourceBasedPolicy => DenyingPolicyType.Resource,
            DenialReason.PermissionsBoundary => DenyingPolicyType.PermissionsBoundary,
            DenialReason.SessionPolicy => DenyingPolicyType.Session,
            DenialReason.ServiceControlPolicy => DenyingPolicyType.ServiceControl,
            DenialReason.ResourceControlPolicy => DenyingPolicyType.ResourceControl,
            DenialReason.VpcEndpointPolicy => DenyingPolicyType.VpcEndpoint,
            DenialReason.RoleTrustPolicy => DenyingPolicyType.Trust,
            _ => null,
        };
}
