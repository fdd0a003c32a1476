using AwsRadar.Cli.CommandLine;
using AwsRadar.Client.Profiles;

namespace AwsRadar.Cli.Setup;

/// <summary><c>aws-radar teardown --keys rotate|deactivate</c>.</summary>
internal static class KeyChange
{
    public const string Rotate = "rotate";
    public const string Deactivate = "deactivate";
    public static readonly string[] Words = [Rotate, Deactivate];

    public static async Task<int> RunAsync(
        CommandContext context,
        SetupNames names,
        string change,
        bool isAgreed,
        CancellationToken cancellation
    )
    {
        using var admin = new AdminClient(context, names.AdminProfile);
        var administrator = await admin.WhoAsync(cancellation);
        using var taken = await SetupLock.TakeAsync(context, cancellation);
        var arn = $"arn:{administrator.Partition}:iam::{administrator.Account}:user/{names.Identity}";
        var key = new ScanKey(admin, names, new ProfileStore(), new ProfileSettings { MadeFor = arn });
        var state = await key.LookAsync(cancellation);
        if (state.Mine is not { } id)
        {
            return context.Fail(SetupWords.Keys.None(names.Profile));
        }

        if (change is Rotate && state.IsFullBesideMine)
        {
            return context.Fail(SetupWords.Keys.NoRoom(names.Identity));
        }

        var heading = SetupWords.Plan(administrator.Account.ToString(), administrator.Resource.ToString());
        var step = SetupWords.Keys.Plan(change, Listings.Cell.KeyId(id));
        if (await Confirmation.AskAsync(context, heading, [step], isAgreed, cancellation) is { } exit)
        {
            return exit;
        }

        if (change is Deactivate)
        {
            await key.DeactivateAsync(id, cancellation);
            context.Say(SetupWords.Keys.Deactivated(Listings.Cell.KeyId(id)));
            return ExitCode.Done;
        }

        await key.RotateAsync(state, () => ProfileProof.WaitAsync(context, names.Profile, cancellation), cancellation);
        context.Say(SetupWords.Keys.Rotated(names.Profile));
        return ExitCode.Done;
    }
}
