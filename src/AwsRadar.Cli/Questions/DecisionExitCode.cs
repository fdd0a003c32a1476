using AwsRadar.Cli.CommandLine;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Cli.Questions;

/// <summary>An answer as the process's exit code.</summary>
internal static class DecisionExitCode
{
    public static int Of(Decision decision) =>
        decision switch
        {
            Decision.Allowed => ExitCode.Done,
            Decision.Unknown => ExitCode.Undetermined,
            _ => ExitCode.Denied,
        };
}
