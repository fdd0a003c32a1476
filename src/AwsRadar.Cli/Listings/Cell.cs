using System.Globalization;

namespace AwsRadar.Cli.Listings;

/// <summary>How values look in a table's cell.</summary>
internal static class Cell
{
    /// <summary>For what could not be read: never the same as none.</summary>
    public static string Unknown => Translate("unknown");

    public const string None = "-";

    public static string Date(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? None;

    public static string Age(DateTimeOffset? since, DateTimeOffset now) =>
        since is { } start ? Translate($"{Math.Max(0, (now - start).Days)} days") : None;

    public static string YesNo(bool? value) =>
        value switch
        {
            true => Translate("yes"),
            false => Translate("no"),
            null => Unknown,
        };

    /// <summary>A few names, and how many more there are.</summary>
    public static string Names(IReadOnlyList<string> names, int most = 3) =>
        names.Count switch
        {
            0 => None,
            var count when count <= most => string.Join(", ", names),
            var count => Translate($"{string.Join(", ", names.Take(most - 1))} and {count - most + 1} more"),
        };

    /// <summary>An access key id that is safe to show: <c>AKIA…7Q2F</c>.</summary>
    public static string KeyId(string id) => id.Length > 8 ? $"{id[..4]}…{id[^4..]}" : id;
}
