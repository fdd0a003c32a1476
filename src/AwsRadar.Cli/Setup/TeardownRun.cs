using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Client.Profiles;

namespace AwsRadar.Cli.Setup;

/// <summary><c>aws-radar teardown</c>: removes what setup made, and goes on where an earlier run was broken off.</summary>
internal sealed class TeardownRun(CommandContext context, SetupNames names, bool isAgreed)
{
    private readonly ProfileStore _profiles = new();

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var admin = new AdminClient(context, names.AdminProfile);
        var administrator = await admin.WhoAsync(cancellation);
        using var taken = await SetupLock.TakeAsync(context, cancellation);
        var planner = new TeardownPlanner(admin, names, administrator);
        var steps = await planner.PlanAsync(cancellation);
        var profile = Profile(administrator.Account.ToString());
        ImmutableArray<string> titles =
        [
            .. steps.Select(step => step.Title),
            .. profile is null ? [] : ImmutableArray.Create(SetupWords.Step.RemoveProfile(names.Profile)),
        ];
        if (titles.IsEmpty)
        {
            context.Say(SetupWords.NothingToRemove);
            return ExitCode.Done;
        }

        var heading = SetupWords.Removal(administrator.Account.ToString(), administrator.Resource.ToString());
        if (await Confirmation.AskAsync(context, heading, titles, isAgreed, cancellation) is { } exit)
        {
            return exit;
        }

        await PlannedChanges.MakeAsync(admin, steps, planner.PlanAsync, cancellation);
        // Last, so that a run that is broken off leaves the mark by which the next one knows the profile.
        if (profile is not null && _profiles.Remove(names.Profile).Error is { } error)
        {
            throw new SetupException(error.Message);
        }

        context.Say(SetupWords.Removed(titles.Length));
        return ExitCode.Done;
    }

    /// <summary>The profile, if setup wrote it for an identity of this account and name.</summary>
    private ProfileSummary? Profile(string account)
    {
        var (all, error) = _profiles.List();
        return error is not null
            ? throw new SetupException(error.Message)
            : all.FirstOrDefault(each =>
                each.Name == names.Profile
                && each.MadeFor is { } arn
                && arn.Contains($"::{account}:", StringComparison.Ordinal)
                && arn.EndsWith($"/{names.Identity}", StringComparison.Ordinal)
            );
    }
}
