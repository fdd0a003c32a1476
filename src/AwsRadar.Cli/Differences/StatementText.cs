using AwsRadar.Core.Differences;

namespace AwsRadar.Cli.Differences;

/// <summary>A statement that appeared or vanished, on one line: <c>Allow s3:GetObject on … for … if …</c>.</summary>
internal static class StatementText
{
    private const int MostValues = 4;

    public static string Of(StatementDifference statement)
    {
        var values = statement
            .Elements.Select(each => (each.Element, Value: each.After ?? each.Before ?? ""))
            .ToLookup(each => each.Element, each => each.Value, StringComparer.Ordinal);
        string?[] parts =
        [
            values["Effect"].FirstOrDefault(),
            List("", values["Action"]),
            List(Translate("all but "), values["NotAction"]),
            List(Translate("on "), values["Resource"]),
            List(Translate("on all but "), values["NotResource"]),
            List(Translate("for "), Principals(statement, "Principal")),
            List(Translate("for all but "), Principals(statement, "NotPrincipal")),
            List(Translate("if "), Conditions(statement)),
            List("", values["Text"]),
        ];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    /// <summary>One value that changed: <c>Action s3:PutObject</c>.</summary>
    public static string Of(ElementDifference element) =>
        element switch
        {
            { Before: { } before, After: { } after } => $"{element.Element} {before} → {after}",
            _ => $"{element.Element} {element.After ?? element.Before}",
        };

    private static IEnumerable<string> Principals(StatementDifference statement, string element) =>
        statement
            .Elements.Where(each =>
                each.Element == element || each.Element.StartsWith(element + ".", StringComparison.Ordinal)
            )
            .Select(each => each.After ?? each.Before ?? "")
            .Select(value => value is "*" ? "everyone" : value);

    private static IEnumerable<string> Conditions(StatementDifference statement) =>
        statement
            .Elements.Where(each => each.Element.StartsWith("Condition.", StringComparison.Ordinal))
            .Select(each => $"{each.Element["Condition.".Length..].Replace('.', ' ')} {each.After ?? each.Before}");

    private static string? List(string before, IEnumerable<string> values)
    {
        string[] all = [.. values];
        return all.Length switch
        {
            0 => null,
            > MostValues => Translate(
                $"{before}{string.Join(", ", all.Take(MostValues - 1))} and {all.Length - MostValues + 1} more"
            ),
            _ => before + string.Join(", ", all),
        };
    }
}
