using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Linting;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Linting;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Commands;

/// <summary><c>aws-radar policy lint</c>: what is wrong with a policy, and what could be better.</summary>
internal static class PolicyCommand
{
    private static readonly Argument<string> Source = new("FILE|-|ARN")
    {
        Description =
            "A file, `-` for standard input, or the ARN of a policy or role: of the newest snapshot, or one of AWS's policies.",
    };

    private static readonly Option<PolicyType?> Type = PolicyTypeOption.Create();

    private static readonly Option<bool> Sarif = new("--sarif")
    {
        Description = "Print SARIF 2.1.0, for code scanning.",
    };

    public static Command Create(CliHost host)
    {
        var policy = new Command("policy", "Check policies.");
        policy.Add(
            CommandFactory.Create(
                host,
                "lint",
                "Report what AWS would refuse in a policy, what is too wide, and what cannot work.",
                RunAsync,
                Source,
                Type,
                Sarif,
                StoredSnapshot.Snapshot
            )
        );
        return policy;
    }

    private static Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (context.Arguments.GetValue(Sarif) && (context.Output is not null || context.Query is not null))
        {
            return Task.FromResult(
                context.Fail(
                    "SARIF is a format of its own and goes without --output and --query.",
                    exitCode: ExitCode.Usage
                )
            );
        }

        return Task.FromResult(
            PolicySource.Use(context, context.Arguments.GetRequiredValue(Source), source => Lint(context, source))
        );
    }

    private static int Lint(CommandContext context, PolicySource source)
    {
        var type = context.Arguments.GetValue(Type) ?? source.UsualType;
        var diagnostics = PolicyLinter.Lint(source.Utf8.Span, type).Diagnostics;
        var printed = ExitCode.Done;
        if (context.Arguments.GetValue(Sarif))
        {
            context.WriteData(SarifLog.Write(source, diagnostics));
        }
        else if (context.Output is null && context.Query is null)
        {
            DiagnosticText.Write(context, source, type, diagnostics);
        }
        else
        {
            printed = context.Data.Print(DiagnosticListing.Create(source, diagnostics));
        }

        var isFound = diagnostics.Any(diagnostic => diagnostic.Severity != Severity.Suggestion);
        return printed == ExitCode.Done && isFound ? ExitCode.Denied : printed;
    }
}
