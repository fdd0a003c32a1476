using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>The program within the test's own process, for command lines that reach no network.</summary>
internal static class InProcess
{
    public static async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Application.RunAsync(arguments, new CliHost { Out = output, Error = error });
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }
}
