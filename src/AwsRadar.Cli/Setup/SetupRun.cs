using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Scanning;
using AwsRadar.Client.Profiles;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Setup;

/// <summary>
/// <c>aws-radar setup</c>. It looks, says what is missing, and makes it; it looks again until nothing is missing, so that a run
/// that was broken off is gone on with by the next, and two at once end with one identity.
/// </summary>
internal sealed class SetupRun(CommandContext context, SetupNames names, bool isAgreed)
{
    private readonly ProfileStore _profiles = new();

    /// <summary>1. Who makes it. 2. What is missing, shown and agreed to. 3. The entities. 4. The key or the role's profile. 5. The proof.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var admin = new AdminClient(context, names.AdminProfile);

        // Step 1: who makes it.
        var administrator = await admin.WhoAsync(cancellation);
        var planner = new SetupPlanner(admin, names, administrator);
        using var taken = await SetupLock.TakeAsync(context, cancellation);

        // Step 2: what is missing.
        var steps = await planner.PlanAsync(cancellation);
        var profile = ProfileOf(admin, administrator);
        ImmutableArray<string> titles = [.. steps.Select(step => step.Title), .. await profile.PlanAsync(cancellation)];
        if (titles.IsEmpty)
        {
            context.Say(SetupWords.NothingToDo);
        }
        else if (
            await Confirmation.AskAsync(
                context,
                SetupWords.Plan(planner.Account.ToString(), administrator.Resource.ToString()),
                titles,
                isAgreed,
                cancellation
            ) is
            { } exit
        )
        {
            return exit;
        }

        // Step 3: the entities.
        await PlannedChanges.MakeAsync(admin, steps, planner.PlanAsync, cancellation);

        // Step 4: the key, or the profile of the role.
        await profile.MakeAsync(cancellation);

        // Step 5: the proof.
        var arn = await ProfileProof.WaitAsync(context, names.Profile, cancellation);
        context.WriteData(SetupWords.Ready(names.Profile, arn));
        context.Say(SetupWords.Next(names.Profile, ServicesOption.Words(names.Plan)));
        return ExitCode.Done;
    }

    private ISetupProfile ProfileOf(AdminClient admin, Arn administrator)
    {
        var kind = names.IsRole ? "role" : "user";
        var settings = new ProfileSettings
        {
            Region = context.Region ?? RegionOf(names.AdminProfile),
            EndpointUrl = admin.ConfiguredEndpoint,
            MadeFor = $"arn:{administrator.Partition}:iam::{administrator.Account}:{kind}/{names.Identity}",
        };
        return names.IsRole
            ? new RoleProfile(names, _profiles, settings)
            : new KeyProfile(names, new ScanKey(admin, names, _profiles, settings));
    }

    private string? RegionOf(string profile) =>
        _profiles.List().Profiles.FirstOrDefault(each => each.Name == profile)?.Region;
}
