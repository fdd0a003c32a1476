using AwsRadar.Cli.CommandLine;
using AwsRadar.Client;
using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Setup;

/// <summary>Waits until AWS accepts a profile: a key works some seconds after it is made, and so does a role.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency</remarks>
internal static class ProfileProof
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <returns>The ARN that AWS sees.</returns>
    /// <exception cref="SetupException">AWS does not accept it in time.</exception>
    public static async Task<string> WaitAsync(CommandContext context, string profile, CancellationToken cancellation)
    {
        var time = context.Host.Time;
        var began = time.GetTimestamp();
        context.Lesson.Step("sts", "GetCallerIdentity", default, profile);
        for (var isFirst = true; ; isFirst = false)
        {
            using var client = new AwsClient(context.ClientOptions with { ProfileName = profile });
            var result = await client.CallAsync("sts", "GetCallerIdentity", default, cancellation);
            if (result.IsSuccess)
            {
                return result.Output.GetProperty("Arn").GetString()!;
            }

            if (!MayPass(result.Error) || time.GetElapsedTime(began) + Pause > Patience)
            {
                throw new SetupException(SetupWords.NeverWorked(profile, result.Error.Message));
            }

            if (isFirst)
            {
                context.Say(SetupWords.Waiting);
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static bool MayPass(CallError error) =>
        error.Kind
            is CallErrorKind.InvalidCredentials
                or CallErrorKind.Denied
                or CallErrorKind.NotFound
                or CallErrorKind.NoCredentials
                or CallErrorKind.Transient
                or CallErrorKind.Throttled;
}
