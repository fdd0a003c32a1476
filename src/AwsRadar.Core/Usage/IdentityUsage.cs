using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Usage;

/// <summary>What is known of the use that a user or role made of its permissions.</summary>
internal sealed class IdentityUsage
{
    /// <summary>How far back IAM tells of uses.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html#access_policies_last-accessed-tracking-period</remarks>
    private static readonly TimeSpan Tracked = TimeSpan.FromDays(400);

    private readonly ImmutableDictionary<string, ServiceUse>? _report;
    private readonly ObservedCalls _observed;
    private readonly CallsOfIdentity _calls;
    private readonly UsagePeriod _period;

    public IdentityUsage(string arn, ServiceLastAccess? report, ObservedCalls observed, UsagePeriod period)
    {
        _report = report?.Services.ToImmutableDictionary(use => use.Service, StringComparer.OrdinalIgnoreCase);
        _observed = observed;
        _calls = observed.ByIdentity.GetValueOrDefault(arn) ?? new CallsOfIdentity();
        _period = period;
    }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>All of its credentials are known, and none was used in the period.</summary>
    public required bool IsIdle { get; init; }

    /// <summary>Services that its access keys were used for in the period.</summary>
    public required ImmutableArray<string> ServicesOfKeys { get; init; }

    /// <summary>
    /// Step 1: a use that somebody saw. Step 2: who is younger than the period proves nothing. Step 3: who did nothing at all used
    /// nothing. Step 4: IAM's report, by the service and by the action. Step 5: CloudTrail's silence, where it logs all. Step 6: what
    /// nobody keeps account of is unknown.
    /// </summary>
    public ActionUsage Judge(string service, string name)
    {
        var action = $"{service}:{name}";
        var use = _report?.GetValueOrDefault(service);
        var tracked = use?.Actions.FirstOrDefault(each => name.Equals(each.Name, StringComparison.OrdinalIgnoreCase));

        // Step 1
        if (IsRecent(_calls.Actions.TryGetValue(action, out var called) ? called : null) || IsRecent(tracked?.UsedAt))
        {
            return ActionUsage.Used;
        }

        // Step 2
        if (CreatedAt > _period.From)
        {
            return ActionUsage.TooYoung;
        }

        // Step 3
        var isShort = _period.To - _period.From <= Tracked;
        if (IsIdle && isShort && _calls.Actions.IsEmpty && _calls.Services.IsEmpty)
        {
            return ActionUsage.Unused;
        }

        // Step 4
        var isIdleService = use is not null && !IsRecent(use.UsedAt) && !WasCalled(service);
        var isIdleAction = tracked is not null && !WasCalledUnknown(service);
        if ((isIdleService || isIdleAction) && isShort)
        {
            return ActionUsage.Unused;
        }

        // Step 5
        if (
            _observed.IsComplete
            && _observed.Covers(_period.From, _period.To)
            && !WasCalledUnknown(service)
            && _observed.IsLogged(action)
        )
        {
            return ActionUsage.Unused;
        }

        // Step 6
        return isIdleService || isIdleAction ? ActionUsage.PeriodTooLong
            : _report is null ? ActionUsage.NoReport
            : use is null ? ActionUsage.ServiceNotTracked
            : ActionUsage.ActionNotTracked;
    }

    private bool IsRecent(DateTimeOffset? at) => at >= _period.From;

    /// <summary>By CloudTrail or by a key, which IAM's report may not know of yet.</summary>
    private bool WasCalled(string service) =>
        WasCalledUnknown(service)
        || ServicesOfKeys.Contains(service, StringComparer.OrdinalIgnoreCase)
        || _calls.Actions.Any(call =>
            IsRecent(call.Value) && call.Key.StartsWith($"{service}:", StringComparison.OrdinalIgnoreCase)
        );

    private bool WasCalledUnknown(string service) =>
        IsRecent(_calls.Services.TryGetValue(service, out var at) ? at : null);
}

/// <summary>The time that uses are looked for in; it ends when the snapshot was taken.</summary>
public readonly record struct UsagePeriod(DateTimeOffset From, DateTimeOffset To);
