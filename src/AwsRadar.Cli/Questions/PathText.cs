using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;

namespace AwsRadar.Cli.Questions;

/// <summary>Paths for people: each with its steps, and why each can be taken.</summary>
internal static class PathText
{
    public static void Write(CommandContext context, ImmutableArray<AccessPath> paths, string headline)
    {
        context.WriteData(TerminalText.Escape(headline));
        foreach (var path in paths)
        {
            context.WriteData("");
            if (path.Steps.IsEmpty)
            {
                context.WriteData(TerminalText.Escape(Translate($"  {Name(path.From)} is an administrator already.")));
            }

            for (var i = 0; i < path.Steps.Length; i++)
            {
                var step = path.Steps[i];
                var word = GrantText.Column(step.Possibility);
                var from = i == 0 ? Name(step.From) : $"  → {Name(step.From)}";
                var to = step.To is { } next ? $" → {Name(next)}" : Translate(" → administrator");
                context.WriteData(TerminalText.Escape($"  {word}  {from}{to}: {step.Phrase}"));
                context.WriteData(TerminalText.Escape($"           {Why(step)}"));
            }
        }
    }

    private static string Why(AccessStep step) =>
        string.Join(
            "; ",
            step.Grants.Select(grant => $"{string.Join(", ", grant.Actions)} {GrantText.Why(grant)}")
                .Distinct(StringComparer.Ordinal)
        );

    private static string Name(string who) =>
        Arn.TryParse(who, out var arn) && arn.Service is "iam"
            ? $"{arn.Resource[..Math.Max(arn.Resource.IndexOf('/'), 0)]}/{arn.Name}".TrimStart('/')
            : who;
}
