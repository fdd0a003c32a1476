using System.Globalization;

namespace AwsRadar.Store;

/// <summary>
/// Finds a snapshot by the words that people have for it: an id or how it begins, <c>latest</c>, <c>previous</c>, or a day
/// or time, which means the newest that was complete by then. Times without an offset are UTC.
/// </summary>
internal static class SnapshotSelector
{
    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd HH:mm:ss",
    ];

    /// <param name="snapshots">The one stored last first.</param>
    /// <param name="where">What holds them, in words.</param>
    public static SnapshotSummary Find(IReadOnlyList<SnapshotSummary> snapshots, string selector, string where)
    {
        if (snapshots.Count == 0)
        {
            throw new StoreException(
                StoreProblem.NoSuchSnapshot,
                Translate($"{where} has no snapshot: run `aws-radar scan` first.")
            );
        }

        return selector switch
        {
            "latest" => snapshots[0],
            "previous" => snapshots.Count > 1
                ? snapshots[1]
                : throw new StoreException(
                    StoreProblem.NoSuchSnapshot,
                    Translate($"{where} has only one snapshot, and none before it: scan again.")
                ),
            _ when IsDate(selector) => ByTime(snapshots, selector, where),
            _ => FindById(snapshots, selector, where),
        };
    }

    /// <summary>By the id or how it begins alone.</summary>
    public static SnapshotSummary FindById(IReadOnlyList<SnapshotSummary> snapshots, string prefix, string where)
    {
        var found = snapshots
            .Where(each => prefix.Length > 0 && each.Id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Take(2)
            .ToArray();
        return found switch
        {
            [var only] => only,
            [] => throw new StoreException(
                StoreProblem.NoSuchSnapshot,
                Translate($"{where} has no snapshot `{prefix}`: `aws-radar show snapshots` lists them.")
            ),
            // An id is never ambiguous, even if it is how another one begins.
            _ when snapshots.FirstOrDefault(each => string.Equals(each.Id, prefix, StringComparison.OrdinalIgnoreCase))
                    is { } exact => exact,
            _ => throw new StoreException(
                StoreProblem.AmbiguousSnapshot,
                Translate($"{where} has more than one snapshot that starts with `{prefix}`: give more of its id.")
            ),
        };
    }

    private static SnapshotSummary ByTime(IReadOnlyList<SnapshotSummary> snapshots, string text, string where)
    {
        var by = ReadTime(text);
        return snapshots.Where(each => each.CompletedAt < by).MaxBy(each => each.CompletedAt)
            ?? throw new StoreException(
                StoreProblem.NoSuchSnapshot,
                Translate(
                    $"{where} has no snapshot from `{text}` or before: its oldest is of {snapshots.Min(each => each.CompletedAt).UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}."
                )
            );
    }

    /// <summary>The first moment after what the text means: a day, a minute or a second has a length.</summary>
    private static DateTimeOffset ReadTime(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, utc, out var day))
        {
            return day.AddDays(1);
        }

        if (DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, utc, out var time))
        {
            return text.Count(character => character == ':') > 1 ? time.AddSeconds(1) : time.AddMinutes(1);
        }

        throw new StoreException(
            StoreProblem.NoSuchSnapshot,
            Translate($"`{text}` is no time: write a day, such as 2026-11-23, or a time, such as 2026-11-23T09:14Z.")
        );
    }

    /// <summary>Ids are hexadecimal digits, which a dash is not.</summary>
    private static bool IsDate(string text) => text is [_, _, _, _, '-', _, _, '-', _, _, ..];
}
