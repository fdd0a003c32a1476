using System.Collections.Immutable;
using AwsRadar.Client.Calls;
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

    /// <summary>The ledger in the registry's order. Answered calls about single entities are told in one line together.</summary>
    public Coverage ToCoverage(AccountId account)
    {
        lock (_gate)
        {
            return new Coverage([
                .. CallRegistry.All.SelectMany(Lines).Select(entry => entry with { Account = account }),
            ]);
        }
    }

    private IEnumerable<CoverageEntry> Lines(ScanCall call)
    {
        var entries = _entries.Where(entry => IsOf(call, entry)).ToArray();
        var answered = entries
            .Where(entry => entry is { IsAnswered: true, Subject: not null, Message: null })
            .ToArray();
        foreach (var alike in answered.GroupBy(entry => string.Join(',', entry.Sections), StringComparer.Ordinal))
        {
            yield return alike.First() with
            {
                Subject = null,
                Calls = alike.Sum(entry => entry.Calls),
                Items = alike.Sum(entry => entry.Items),
                RequestId = null,
            };
        }

        foreach (var entry in entries.Except(answered).OrderBy(entry => entry.Subject, StringComparer.Ordinal))
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
}
