using AwsRadar.Core.Differences;

namespace AwsRadar.Cli.Differences;

/// <summary>What somebody new has, or somebody who is gone had, on one line.</summary>
internal static class EntityFacts
{
    private const int MostFacts = 8;

    /// <summary>What tells most about a person's or program's access; JSON tells the rest.</summary>
    private static readonly string[] Fields =
    [
        "groupNames",
        "attachedPolicies",
        "inlinePolicies",
        "permissionsBoundary",
        "hasPassword",
        "hasMfa",
        "isActive",
        "clientIds",
        "trustPolicy",
        "document",
    ];

    public static string Of(EntityDifference entity)
    {
        string[] facts =
        [
            .. entity.Fields.Where(field => Fields.Contains(field.Field, StringComparer.Ordinal)).SelectMany(Facts),
        ];
        return facts.Length > MostFacts
            ? Translate($"{string.Join(" · ", facts.Take(MostFacts - 1))} · and {facts.Length - MostFacts + 1} more")
            : string.Join(" · ", facts);
    }

    private static IEnumerable<string> Facts(FieldDifference field)
    {
        var word = FieldText.Of(field.Field);
        return field switch
        {
            { Item: { } item } => [$"{word} {EntityText.Item(item)}"],
            { Statements: [_, ..] statements } => statements.Select(StatementText.Of),
            { Before: "false" } or { After: "false" } => [Translate($"no {word}")],
            { Before: "true" } or { After: "true" } => [word],
            { Before: null, After: null } => [],
            _ => [$"{word} {EntityText.Item(field.After ?? field.Before ?? "")}"],
        };
    }
}
