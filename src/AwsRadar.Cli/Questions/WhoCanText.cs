using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Access;

namespace AwsRadar.Cli.Questions;

/// <summary>Who may do something, for people: how many, then each with the reason.</summary>
internal static class WhoCanText
{
    /// <summary>So many who are unknown for one and the same reason are told by their number.</summary>
    private const int MaxAlike = 3;

    /// <summary>So many of the parts of what somebody may reach are named.</summary>
    private const int MaxParts = 5;

    /// <param name="isAll">Name everybody of whom the answer is unknown.</param>
    public static void Write(CommandContext context, WhoCanAnswer answer, string action, bool isAll)
    {
        context.WriteData(TerminalText.Escape($"{Headline(answer)} · {action} · {Resource(answer)}"));
        context.WriteData("");
        var rows = answer.Principals.SelectMany(access => Rows(answer, access)).ToList();
        var alike = rows.Where(row => row.IsUnknown)
            .GroupBy(row => row.Text, StringComparer.Ordinal)
            .Where(group => !isAll && group.Count() > MaxAlike)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var named = rows.Where(row => !row.IsUnknown || !alike.ContainsKey(row.Text)).ToList();
        var (kindWidth, nameWidth) = (Width(named, row => row.Kind), Width(named, row => row.Name));
        foreach (var row in named)
        {
            context.WriteData(
                TerminalText.Escape(
                    $"  {row.Word}  {DisplayWidth.Pad(row.Kind, kindWidth)}  {DisplayWidth.Pad(row.Name, nameWidth)}  {row.Text}".TrimEnd()
                )
            );
        }

        foreach (var (text, count) in alike)
        {
            context.WriteData(TerminalText.Escape(Translate($"  UNKNOWN  {count} more  {text} (--all names them)")));
        }

        var grants = answer.Principals.SelectMany(each => each.Grants).ToArray();
        foreach (
            var line in UnlessText
                .Hint(grants)
                .Concat(AssumptionText.Lines(grants.SelectMany(each => each.Answer.Assumed)))
        )
        {
            context.WriteData(line);
        }
    }

    private static string Headline(WhoCanAnswer answer)
    {
        var counts = answer.Principals.CountBy(each => each.Possibility).ToDictionary();
        var (allowed, conditional, unknown) = (
            counts.GetValueOrDefault(Possibility.Allowed),
            counts.GetValueOrDefault(Possibility.Conditional),
            counts.GetValueOrDefault(Possibility.Unknown)
        );
        ImmutableArray<string> parts =
        [
            Translate($"{allowed} may"),
            .. conditional > 0 ? [Translate($"{conditional} under conditions")] : ImmutableArray<string>.Empty,
            .. unknown > 0 ? [Translate($"{unknown} unknown")] : ImmutableArray<string>.Empty,
        ];
        return Translate($"{string.Join(", ", parts)}, of {answer.Asked} asked");
    }

    private static string Resource(WhoCanAnswer answer) => answer.Resource ?? Translate("any resource of the account");

    private static IEnumerable<Row> Rows(WhoCanAnswer answer, PrincipalAccess access)
    {
        foreach (
            var sure in access.Grants.GroupBy(grant =>
                (grant.Possibility, Actions: grant.Actions.Length, First: grant.Actions[0])
            )
        )
        {
            foreach (var grant in sure.Take(MaxParts))
            {
                yield return RowOf(answer, access, grant);
            }

            if (sure.Skip(MaxParts).Count() is > 0 and var more)
            {
                yield return new Row(
                    GrantText.Column(sure.Key.Possibility),
                    GrantText.Kind(access.Who.Kind),
                    access.Who.Name,
                    Translate($"and on {more} more: --output json names them"),
                    IsUnknown: false
                );
            }
        }
    }

    private static Row RowOf(WhoCanAnswer answer, PrincipalAccess access, AccessGrant grant) =>
        new(
            GrantText.Column(grant.Possibility),
            GrantText.Kind(access.Who.Kind),
            access.Who.Name,
            $"{Actions(grant)}{GrantText.On(grant, answer.Resource ?? "*")}{Why(access.Who, grant)}",
            grant.Possibility == Possibility.Unknown
        );

    private static string Why(AskedPrincipal who, AccessGrant grant)
    {
        if (
            grant.Possibility != Possibility.Unknown
            || who.Kind is not (AskedPrincipalKind.Account or AskedPrincipalKind.ForeignPrincipal)
        )
        {
            return GrantText.Why(grant);
        }

        var conditions = grant.Conditions.IsEmpty ? "" : Translate($", and {GrantText.Conditions(grant)}");
        return Translate($"trusted here; what its own account allows it is not known{conditions}");
    }

    private static string Actions(AccessGrant grant) =>
        grant.Actions switch
        {
            [_] => "",
            [var first, var second] => $"{first}, {second}: ",
            var many => Translate($"{many.Length} actions ({many[0]} …): "),
        };

    private static int Width(List<Row> rows, Func<Row, string> text) =>
        rows.Count == 0 ? 0 : Math.Min(rows.Max(row => DisplayWidth.Of(text(row))), 40);

    private sealed record Row(string Word, string Kind, string Name, string Text, bool IsUnknown);
}
