namespace AwsRadar.Collector.Resources;

/// <summary>Names as they are compared: models and AWS's reference write the same thing in different ways.</summary>
internal static class Words
{
    private const int ShortestStem = 2;

    /// <summary>What models put behind the name of a thing, the longer ones first.</summary>
    private static readonly string[] Endings =
    [
        "configuration",
        "description",
        "identifier",
        "listentry",
        "metadata",
        "summary",
        "overview",
        "details",
        "detail",
        "listing",
        "entry",
        "item",
        "info",
        "data",
        "type",
        "list",
        "name",
        "arn",
        "url",
        "set",
        "id",
    ];

    /// <summary>Letters and digits alone, in lower case.</summary>
    public static string Fold(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>What a resource type of AWS's reference is called, folded: some say that they are one, as <c>AppMonitorResource</c> does.</summary>
    public static string TypeName(string type)
    {
        const string said = "Resource";
        return Fold(
            type.Length > said.Length && type.EndsWith(said, StringComparison.Ordinal) ? type[..^said.Length] : type
        );
    }

    /// <summary>What a name is about: itself in the singular, and without what only says in which form.</summary>
    /// <remarks><c>DBInstanceSummaries</c> is about <c>dbinstancesummary</c> and <c>dbinstance</c>.</remarks>
    public static IEnumerable<string> StemsOf(string name)
    {
        var stem = Singular(Fold(name));
        yield return stem;
        while (
            Endings.FirstOrDefault(end =>
                stem.EndsWith(end, StringComparison.Ordinal) && stem.Length >= end.Length + ShortestStem
            )
                is { } ending
        )
        {
            stem = Singular(stem[..^ending.Length]);
            yield return stem;
        }
    }

    /// <summary>The shortest stem: empty for names that say nothing, such as <c>Arn</c>.</summary>
    public static string RootOf(string name)
    {
        var folded = Fold(name);
        return Endings.Contains(folded, StringComparer.Ordinal) ? "" : StemsOf(name).Last();
    }

    public static string Singular(string folded) =>
        folded switch
        {
            _ when folded.EndsWith("aliases", StringComparison.Ordinal) => folded[..^2],
            _ when folded.EndsWith("ies", StringComparison.Ordinal) && folded.Length > 4 => folded[..^3] + "y",
            _ when folded.EndsWith("sses", StringComparison.Ordinal)
                    || folded.EndsWith("shes", StringComparison.Ordinal)
                    || folded.EndsWith("xes", StringComparison.Ordinal) => folded[..^2],
            _ when folded.EndsWith("ches", StringComparison.Ordinal)
                    && !folded.EndsWith("caches", StringComparison.Ordinal) => folded[..^2],
            _ when folded.EndsWith('s')
                    && !folded.EndsWith("ss", StringComparison.Ordinal)
                    && !folded.EndsWith("us", StringComparison.Ordinal)
                    && !folded.EndsWith("is", StringComparison.Ordinal) => folded[..^1],
            _ => folded,
        };
}
