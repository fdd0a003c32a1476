using System.Globalization;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Differences;

namespace AwsRadar.Cli.Differences;

/// <summary>A comparison for people: how much differs, then what, kind by kind, then what nobody can tell.</summary>
internal sealed class DifferenceText
{
    private const int MostOfAKind = 50;
    private const int MostUnknown = 20;
    private const int MostLines = 12;
    private const int MostNames = 5;

    private readonly CommandContext _context;

    private DifferenceText(CommandContext context) => _context = context;

    public static void Write(CommandContext context, AccountId account, SnapshotComparison comparison)
    {
        var text = new DifferenceText(context);
        text.Line(Translate($"{Answer(comparison)} in account {account}"));
        text.Line($"{Name(comparison.Before)} → {Name(comparison.After)}");
        foreach (var kind in comparison.Differences.GroupBy(each => each.Kind, StringComparer.Ordinal))
        {
            text.WriteKind([.. kind]);
        }

        text.WriteUndetermined(comparison);
        if (!comparison.NotCompared.IsEmpty)
        {
            text.Line("");
            text.Line(
                Translate(
                    $"not compared  {string.Join(", ", comparison.NotCompared.Select(SectionText.Of))}: neither snapshot set out to read them"
                )
            );
        }
    }

    private static string Answer(SnapshotComparison comparison) =>
        (comparison.Differences.Length, comparison.Undetermined.Length) switch
        {
            (0, 0) => Translate("Nothing differs"),
            (0, _) => Translate("UNKNOWN  Nothing that both snapshots could read differs"),
            (1, _) => Translate($"1 difference ({Counts(comparison)})"),
            var (count, _) => Translate($"{count} differences ({Counts(comparison)})"),
        };

    private static string Counts(SnapshotComparison comparison) =>
        string.Join(
            ", ",
            comparison
                .Differences.GroupBy(each => EntityText.Word(each), StringComparer.Ordinal)
                .Select(same => $"{same.Count()} {same.Key}")
        );

    private static string Name(ComparedSnapshot snapshot) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{snapshot.CompletedAt.UtcDateTime:yyyy-MM-dd HH:mm'Z'} ({snapshot.Id[..Math.Min(8, snapshot.Id.Length)]})"
        );

    private void WriteKind(EntityDifference[] differences)
    {
        Line("");
        Line(KindText.Plural(differences[0].Kind));
        foreach (var difference in differences.OrderBy(each => each.Change).Take(MostOfAKind))
        {
            WriteEntity(difference);
        }

        if (differences.Length > MostOfAKind)
        {
            Line(Translate($"   and {differences.Length - MostOfAKind} more: --output json tells all"));
        }
    }

    private void WriteEntity(EntityDifference entity)
    {
        var how = entity switch
        {
            { FormerId: { } former } => Translate($"deleted and made again: {former} → {entity.Id}"),
            { FormerName: { } former } => Translate($"renamed, was {former}"),
            { Change: Change.Changed } => "",
            _ => EntityFacts.Of(entity),
        };
        Line($" {EntityText.Mark(entity.Change)} {EntityText.Name(entity)}{(how.Length == 0 ? "" : "  " + how)}");
        if (entity.Change != Change.Changed)
        {
            return;
        }

        string[] lines = [.. entity.Fields.SelectMany(Lines)];
        foreach (var line in lines.Take(MostLines))
        {
            Line(line);
        }

        if (lines.Length > MostLines)
        {
            Line(Translate($"     and {lines.Length - MostLines} more: --output json tells all"));
        }
    }

    private static IEnumerable<string> Lines(FieldDifference field)
    {
        var what = field.Item is { } item
            ? $"{FieldText.Of(field.Field)} {EntityText.Item(item)}"
            : FieldText.Of(field.Field);
        var mark = EntityText.Mark(field.Change);
        if (!field.Statements.IsEmpty)
        {
            return field.Statements.SelectMany(Lines).Select(line => "       " + line).Prepend($"     {mark} {what}");
        }

        return
        [
            field switch
            {
                { Before: { } before, After: { } after } when IsLong(before) || IsLong(after) => Translate(
                    $"     {mark} {what}  is no policy that can be read; its text differs"
                ),
                { Before: { } before, After: { } after } => $"     {mark} {what}  {Value(before)} → {Value(after)}",
                { Before: null, After: null } => $"     {mark} {what}",
                _ => $"     {mark} {what}  {Value(field.After ?? field.Before ?? "")}",
            },
        ];
    }

    /// <summary>Texts of policies; no other value is.</summary>
    private static bool IsLong(string value) => value.Length > 256 || value.Contains('{', StringComparison.Ordinal);

    private static string Value(string value) =>
        value switch
        {
            "true" => "yes",
            "false" => "no",
            _ => EntityText.Item(value),
        };

    private static IEnumerable<string> Lines(StatementDifference statement)
    {
        var mark = EntityText.Mark(statement.Change);
        return statement.Change == Change.Changed
            ? statement
                .Elements.Select(each =>
                    $"    {(each.Before is null ? '+' : each.After is null ? '-' : '~')} {StatementText.Of(each)}"
                )
                .Prepend($"{mark} {statement.Statement}")
            : [$"{mark} {statement.Statement}  {StatementText.Of(statement)}"];
    }

    private void WriteUndetermined(SnapshotComparison comparison)
    {
        if (comparison.Undetermined.IsEmpty)
        {
            return;
        }

        Line("");
        Line(Translate("unknown"));
        // Many calls may lack in one part, as those of services do: it is one line all the same.
        var parts = comparison
            .Undetermined.GroupBy(unknown =>
                (unknown.Section, unknown.Side, Subjects: string.Join('\n', unknown.Subjects))
            )
            .ToArray();
        foreach (var alike in parts.Take(MostUnknown))
        {
            var unknown = alike.First();
            var about = unknown.Subjects.IsEmpty ? "" : Translate($" of {Names(unknown.Subjects)}");
            var (section, reasons) = (UndeterminedText.Section(unknown), UndeterminedText.Reasons([.. alike]));
            var isBefore = unknown.Side == ComparedSide.Before;
            Line(
                isBefore
                    ? Translate($" ? {section}{about}: the earlier snapshot could not read them ({reasons})")
                    : Translate($" ? {section}{about}: the later snapshot could not read them ({reasons})")
            );
            string[] entities = [.. alike.SelectMany(each => each.Entities).Distinct(StringComparer.Ordinal)];
            if (entities.Length > 0)
            {
                Line(
                    isBefore
                        ? Translate($"     only in the later, and may be new: {Names(entities)}")
                        : Translate($"     only in the earlier, and may be gone: {Names(entities)}")
                );
            }
        }

        if (parts.Length > MostUnknown)
        {
            Line(Translate($"   and {parts.Length - MostUnknown} more: --output json tells all"));
        }
    }

    private static string Names(IReadOnlyList<string> names) =>
        Cell.Names([.. names.Select(EntityText.Item)], MostNames);

    /// <summary>What came from AWS is made safe here, once.</summary>
    private void Line(string text) => _context.WriteData(TerminalText.Escape(text));
}
