using System.Collections.Immutable;
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
    private const string Legend = """
        Each line is FILE:LINE:COLUMN, a severity, a code and a sentence; what to do stands below it.
          error             AWS refuses to save the policy, or its meaning cannot be told
          security-warning  AWS saves it, and it grants more than its author is likely to want
          warning           AWS saves it, and part of it is unlikely to do what it says
          suggestion        nothing is wrong; it could be said better

        The exit code is 0 when there is nothing more than suggestions, 3 when there is, 1 when the policy
        cannot be read, and 2 when the command line cannot be understood.
        """;

    private static readonly Argument<string> Source = new("FILE|-|ARN")
    {
        Description =
            "A file, `-` for standard input, or the ARN of a policy or role: of the newest snapshot, or one of AWS's policies.",
    };

    /// <summary>docs/diagnostics.md, RAD02nn.</summary>
    private const string PrincipalInIdentityPolicy = "RAD0201";

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
                StoredSnapshot.Snapshot,
                LegendHelp.Create(Legend)
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
                    Translate("SARIF is a format of its own and goes without --output and --query."),
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
            if (IsLikelyOfAnotherType(context, diagnostics))
            {
                context.Say(
                    Translate(
                        "It names principals. If it is the policy of a resource, use `--type resource`; of a role's trust, `--type trust`."
                    )
                );
            }
        }
        else
        {
            printed = context.Data.Print(DiagnosticListing.Create(source, diagnostics));
        }

        var isFound = diagnostics.Any(diagnostic => diagnostic.Severity != Severity.Suggestion);
        return printed == ExitCode.Done && isFound ? ExitCode.Denied : printed;
    }

    /// <summary>Without <c>--type</c> a policy in a file is read as one of an identity, which has no principals.</summary>
    private static bool IsLikelyOfAnotherType(CommandContext context, ImmutableArray<Diagnostic> diagnostics) =>
        context.Arguments.GetValue(Type) is null
        && diagnostics.Any(diagnostic => diagnostic.Code is PrincipalInIdentityPolicy);
}
