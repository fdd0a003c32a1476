using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Setup;

/// <summary>Shows what is about to be changed and asks.</summary>
internal static class Confirmation
{
    /// <summary>Null when it may be done; else the exit code.</summary>
    public static async Task<int?> AskAsync(
        CommandContext context,
        string heading,
        IReadOnlyCollection<string> steps,
        bool isAgreed,
        CancellationToken cancellation
    )
    {
        context.Say(TerminalText.Escape(heading));
        foreach (var step in steps)
        {
            context.Say(TerminalText.Escape($"  - {step}"));
        }

        if (isAgreed)
        {
            return null;
        }

        if (context.Host.Keyboard is not { } keyboard)
        {
            return context.Fail(SetupWords.NobodyToAsk, exitCode: ExitCode.Usage);
        }

        var answer = await keyboard.AskAsync(SetupWords.Ask(steps.Count), cancellation);
        if (answer?.Trim().ToUpperInvariant() is "Y" or "YES")
        {
            return null;
        }

        context.Say(SetupWords.Declined);
        return ExitCode.Failure;
    }
}
