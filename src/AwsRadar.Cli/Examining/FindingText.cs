using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Findings;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Examining;

/// <summary>Findings for people: rule by rule, each with its subjects and what to do.</summary>
internal static class FindingText
{
    public static void Write(CommandContext context, ImmutableArray<FindingResult> results)
    {
        foreach (var result in results.Where(result => result.Findings.Length > 0))
        {
            Write(context, result);
        }

        foreach (var result in results.Where(result => result is { Findings.IsEmpty: true, IsComplete: false }))
        {
            context.WriteData(Translate($"unknown  {result.Rule.Title}: {NotRead(result.Unknown)}"));
        }

        var quiet = results.Where(result => result is { Findings.IsEmpty: true, IsComplete: true }).ToArray();
        foreach (var result in quiet)
        {
            context.WriteData(Translate($"none     {result.Rule.Title}"));
        }
    }

    /// <summary>Why a rule could not look everywhere.</summary>
    public static string NotRead(ImmutableArray<SnapshotSection> sections) =>
        Translate($"not read: {string.Join(", ", sections.Select(SectionText.Of))}");

    private static void Write(CommandContext context, FindingResult result)
    {
        var count = result.IsComplete
            ? $"{result.Findings.Length}"
            : Translate($"{result.Findings.Length} or more, {NotRead(result.Unknown)}");
        context.WriteData($"{result.Rule.Title} ({count})");
        var width = result.Findings.Max(finding => Name(finding.Subject).Length);
        foreach (var finding in result.Findings)
        {
            context.WriteData($"  {Name(finding.Subject).PadRight(width)}  {TerminalText.Escape(finding.Fact)}");
        }

        context.WriteData($"  → {result.Rule.Advice}");
        context.WriteData($"    {result.Rule.Id} · {result.Rule.Source}");
        context.WriteData("");
    }

    /// <summary>Such as <c>user/alice</c>: the account is the snapshot's.</summary>
    private static string Name(Arn subject) => TerminalText.Escape(subject.Resource.ToString());
}
