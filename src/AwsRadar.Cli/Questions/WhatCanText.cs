using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Permissions;
using AwsRadar.Core.Access;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Questions;

/// <summary>What somebody may do, for people: service by service, what alike of many services together.</summary>
internal static class WhatCanText
{
    private const int MaxNamed = 4;

    public static void Write(CommandContext context, WhatCanAnswer answer, string who, string resource)
    {
        var count = answer.Grants.SelectMany(grant => grant.Actions).Distinct(StringComparer.Ordinal).Count();
        var on = resource is "*" ? Translate("any resource of the account") : resource;
        context.WriteData(
            TerminalText.Escape(
                Translate($"{count:N0} of {answer.Actions.Length:N0} actions not denied · {who} · {on}")
            )
        );
        context.WriteData("");
        var sizes = answer.Actions.CountBy(ServiceOf, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var rows = answer
            .Grants.GroupBy(grant =>
                (
                    grant.Possibility,
                    Text: GrantText.On(grant, resource) + GrantText.Why(grant),
                    Service: ServiceOf(grant.Actions[0])
                )
            )
            .Select(group => new Row(
                group.Key.Possibility,
                group.Key.Text,
                group.Key.Service,
                [.. group.SelectMany(grant => grant.Actions).Distinct(StringComparer.Ordinal)]
            ))
            .ToList();
        foreach (
            var alike in rows.GroupBy(row =>
                (row.Possibility, row.Text, IsAll: row.Actions.Length == sizes[row.Service])
            )
        )
        {
            var services = alike.ToList();
            if (alike.Key.IsAll && services.Count > 1)
            {
                var actions = services.Sum(row => row.Actions.Length);
                Line(
                    context,
                    alike.Key.Possibility,
                    Translate($"every action of {services.Count} services ({actions})"),
                    alike.Key.Text
                );
                continue;
            }

            foreach (var row in services)
            {
                Line(context, row.Possibility, $"{row.Service}  {Actions(row, alike.Key.IsAll)}", row.Text);
            }
        }

        foreach (
            var denial in answer.Denials.GroupBy(
                each => string.Join(", ", each.Statements.Distinct()),
                StringComparer.Ordinal
            )
        )
        {
            var denied = denial.SelectMany(each => each.Actions).ToImmutableArray();
            context.WriteData(TerminalText.Escape(Translate($"  DENIED   {Named(denied)}  by {denial.Key}")));
        }

        foreach (
            var line in UnlessText
                .Hint(answer.Grants)
                .Concat(AssumptionText.Lines(answer.Grants.SelectMany(each => each.Answer.Assumed)))
        )
        {
            context.WriteData(line);
        }
    }

    private static void Line(CommandContext context, Possibility possibility, string what, string text) =>
        context.WriteData(TerminalText.Escape($"  {GrantText.Column(possibility)}  {what}  {text}"));

    private static string Actions(Row row, bool isAll)
    {
        var levels = row
            .Actions.Select(action =>
                ActionCatalog.TryFind(action, out var known) ? known.AccessLevel : AccessLevel.Write
            )
            .CountBy(level => level)
            .OrderBy(level => level.Key)
            .Select(level => $"{level.Value} {PermissionWords.LevelInside(level.Key)}");
        return row.Actions.Length <= MaxNamed
            ? Named(row.Actions)
            : $"{(isAll ? Translate("every action") : Translate($"{row.Actions.Length} actions"))} ({string.Join(", ", levels)})";
    }

    private static string Named(ImmutableArray<string> actions) =>
        actions.Length <= MaxNamed
            ? string.Join(", ", actions)
            : Translate($"{string.Join(", ", actions.Take(MaxNamed - 1))} and {actions.Length - MaxNamed + 1} more");

    private static string ServiceOf(string action) => action[..action.IndexOf(':', StringComparison.Ordinal)];

    private sealed record Row(Possibility Possibility, string Text, string Service, ImmutableArray<string> Actions);
}
