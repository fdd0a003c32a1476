using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Explaining;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Setup;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Coaching;

/// <summary>
/// Adds what is missing with the administrator's profile, after it was agreed to. That profile makes no other call: what
/// was denied is called again as who was denied.
/// </summary>
internal sealed class Coach(CommandContext context, CoachWish wish)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private ImmutableArray<Permission> _before;
    private GrantTarget? _target;
    private long _grantedAt;
    private bool _hasSaidWaiting;

    /// <summary>What was added so far.</summary>
    public ImmutableHashSet<Permission> Granted { get; private set; } = [];

    /// <summary>Offers to add the permissions.</summary>
    /// <returns>Null when they were added; else the exit code.</returns>
    /// <exception cref="SetupException">They cannot be added.</exception>
    public async Task<int?> GrantAsync(
        GrantTarget target,
        string account,
        ImmutableArray<Permission> permissions,
        CancellationToken cancellation
    )
    {
        if (wish.AdminProfile is not { } profile)
        {
            context.Say(CoachWords.NobodyAdds);
            return ExitCode.Denied;
        }

        using var admin = new AdminClient(context, profile);
        var administrator = await admin.WhoAsync(cancellation);
        if (!administrator.Account.SequenceEqual(account))
        {
            throw new SetupException(CoachWords.OtherAccount(profile, account));
        }

        var policy = new CoachPolicy(admin, target);
        if (_target is null)
        {
            (_target, _before) = (target, await policy.ReadAsync(cancellation));
        }

        var heading = CoachWords.Plan(target, AttachCommand.PolicyName, administrator.Resource.ToString());
        string[] steps = [.. permissions.Select(CoachWords.Allow)];
        if (await Confirmation.AskAsync(context, heading, steps, wish.IsAgreed, cancellation) is { } exit)
        {
            return exit == ExitCode.Usage ? exit : ExitCode.Denied;
        }

        await policy.AddAsync(permissions, cancellation);
        Granted = Granted.Union(permissions);
        _grantedAt = context.Host.Time.GetTimestamp();
        _hasSaidWaiting = false;
        return null;
    }

    /// <summary>Waits a moment for what was added to be known everywhere; false when that takes too long.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        var time = context.Host.Time;
        if (time.GetElapsedTime(_grantedAt) + Pause > Patience)
        {
            return false;
        }

        if (!_hasSaidWaiting)
        {
            context.Say(CoachWords.Waiting((int)Patience.TotalSeconds));
            _hasSaidWaiting = true;
        }

        await Task.Delay(Pause, time, cancellation);
        return true;
    }

    /// <summary>Reads the policy again and says what it holds now that it did not hold before.</summary>
    public async Task SayAddedAsync(CancellationToken cancellation)
    {
        if (_target is null || Granted.IsEmpty)
        {
            return;
        }

        using var admin = new AdminClient(context, wish.AdminProfile!);
        var after = await new CoachPolicy(admin, _target).ReadAsync(cancellation);
        foreach (var added in after.Except(_before))
        {
            context.Say(TerminalText.Escape(CoachWords.Added(added, _target, AttachCommand.PolicyName)));
        }

        context.Say(CoachWords.NothingElse);
    }

    public int FailStillDenied(string action) =>
        context.Fail(CoachWords.StillDenied(action, (int)Patience.TotalSeconds), exitCode: ExitCode.Denied);
}
