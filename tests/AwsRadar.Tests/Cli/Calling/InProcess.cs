using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>The program within the test's own process, for many command lines, or those that reach no network.</summary>
internal static class InProcess
{
    public static Task<CliResult> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <param name="environment">Where calls find their identity and endpoint; null lets them look at the process.</param>
    public static async Task<CliResult> RunAsync(IReadOnlyDictionary<string, string>? environment, string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Application.RunAsync(
            arguments,
            new CliHost
            {
                Out = output,
                Error = error,
                EnvironmentVariables = environment,
            }
        );
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }
}
