using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Demo;
using AwsRadar.Cli.Lessons;
using AwsRadar.Cli.Output;
using AwsRadar.Lab;
using AwsRadar.Store;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar demo</c>: the main job with nothing to prepare.</summary>
internal static class DemoCommand
{
    private static readonly Option<string> OutputFile = new("--output-file", "-o")
    {
        Description = "Where the picture goes.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "aws-radar-demo.html",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "demo",
            "See it all without an account: a lab, a least-privileged identity, a scan as that identity, the picture.",
            RunAsync,
            OutputFile,
            Lesson.Explain
        );

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var picture = context.Arguments.GetRequiredValue(OutputFile);
        try
        {
            await DemoRun.RunAsync(context, picture, cancellation);
            return ExitCode.Done;
        }
        catch (LabStartException error)
        {
            return context.Fail(error.Message);
        }
        catch (DemoFailure error)
        {
            return context.Fail(error.Message);
        }
        catch (StoreException error)
        {
            return context.Fail(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Fail(
                Translate($"The picture cannot be written to `{picture}`: {FileFault.Of(error, picture)}."),
                Translate("Name another file with -o FILE.")
            );
        }
    }
}
