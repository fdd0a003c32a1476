using System.Collections.Immutable;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Permissions;

/// <summary>An action as <c>permissions search</c> and <c>permissions show</c> print it.</summary>
internal sealed record ActionRow(
    string Action,
    AccessLevel AccessLevel,
    ImmutableArray<string> ResourceTypes,
    ImmutableArray<string> ConditionKeys,
    ImmutableArray<string> DependentActions
)
{
    public static ActionRow Of(IamAction action) =>
        new(
            action.FullName,
            action.AccessLevel,
            [.. action.ResourceTypes.Select(type => type.IsRequired ? $"{type.Name}*" : type.Name)],
            action.ConditionKeys,
            [
                .. action
                    .DependentActions.Concat(action.ResourceTypes.SelectMany(type => type.DependentActions))
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ]
        );
}
