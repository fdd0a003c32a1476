using AwsRadar.Cli.CommandLine;

namespace AwsRadar.Cli.Questions;

/// <summary>Says what AWS would refuse in the policies of a question.</summary>
internal static class PolicyFileErrors
{
    public static int Say(CommandContext context, PolicyFiles files)
    {
        foreach (var (file, diagnostic) in files.Errors)
        {
            context.Fail(
                $"{file}:{diagnostic.Span.Line}:{diagnostic.Span.Column}: {diagnostic.Message} ({diagnostic.Code})",
                diagnostic.Remedy
            );
        }

        return ExitCode.Failure;
    }
}
