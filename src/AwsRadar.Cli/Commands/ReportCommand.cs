using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;
using AwsRadar.Web;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar report</c>: the picture as one offline HTML file.</summary>
internal static class ReportCommand
{
    private static readonly Option<string> OutputFile = new("--output-file", "-o")
    {
        Description = "The file to write.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "aws-radar-report.html",
    };

    public static Command Create(CliHost host) =>
        CommandFactory.Create(
            host,
            "report",
            "Write the picture of the account as one HTML file that needs nothing else: no network, no server.",
            (context, _) => StoredSnapshot.UseAsync(context, snapshot => Write(context, snapshot)),
            OutputFile,
            StoredSnapshot.Snapshot,
            StoredSnapshot.Account
        );

    private static int Write(CommandContext context, Snapshot snapshot)
    {
        var file = context.Arguments.GetRequiredValue(OutputFile);
        try
        {
            ReportWriter.WriteFile(snapshot, file, LedgerWords.Say);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Fail(
                Translate($"The report cannot be written to `{file}`: {FileFault.Of(error, file)}."),
                Translate("Name another file with -o FILE.")
            );
        }

        context.WriteData(file);
        if (!snapshot.Coverage.IsComplete)
        {
            context.Say(
                Translate(
                    $"{snapshot.Coverage.Gaps.Count()} of {snapshot.Coverage.Entries.Length} calls were not answered; the picture shows those parts as unknown."
                )
            );
        }

        return ExitCode.Done;
    }
}
