using AwsRadar.Cli.Listings;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Differences;

namespace AwsRadar.Cli.Differences;

/// <summary>What differs, in a word and by its name.</summary>
internal static class EntityText
{
    public static string Word(EntityDifference entity) =>
        entity switch
        {
            { FormerId: not null } => "recreated",
            { FormerName: not null } => "renamed",
            _ => Word(entity.Change),
        };

    public static string Word(Change change) =>
        change switch
        {
            Change.Appeared => "appeared",
            Change.Vanished => "vanished",
            _ => "changed",
        };

    public static char Mark(Change change) =>
        change switch
        {
            Change.Appeared => '+',
            Change.Vanished => '-',
            _ => '~',
        };

    public static string Name(DifferenceRow row) => row.Kind is "accessKey" ? Cell.KeyId(row.Name) : row.Name;

    /// <summary>With its owner, and without what nobody needs to read.</summary>
    public static string Name(EntityDifference entity) =>
        entity.Kind switch
        {
            "accessKey" => Translate($"{Cell.KeyId(entity.Name)} of {entity.Owner}"),
            "mfaDevice" when entity.Owner is { } owner => Translate($"{Item(entity.Name)} of {owner}"),
            _ => entity.Name,
        };

    /// <summary>The friendly name of what an ARN names; other text as it is.</summary>
    public static string Item(string text) =>
        !Arn.TryParse(text, out var arn) || arn.Service is not "iam" ? text
        : arn.Account is "aws" ? $"{arn.Name} (AWS)"
        : arn.Name.ToString();
}
