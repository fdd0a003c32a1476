using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0307 and RAD0319: condition keys that exist, and that no action, or not every action, of the statement knows.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
internal sealed class UnsupportedConditionKeyRule : ILintRule
{
    private const int MaxNamed = 3;

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition =>
                !condition.IsOfEveryService && condition.Statement.HasKnownActions && condition.Known is not null
            )
            .Select(Check)
            .OfType<Diagnostic>();

    private static Diagnostic? Check(LintedCondition condition)
    {
        if (!condition.Statement.Actions.Any(action => Supports(action, condition.Key)))
        {
            return ReferenceDiagnostics.UnsupportedKey(condition.KeyPlace, condition.Key, condition.Statement.Name);
        }

        // A wildcard stands for what has the key and for what has not.
        var without = condition
            .Statement.Statement.Action.Patterns.Select(pattern => pattern.Value)
            .Where(name => ActionCatalog.TryFind(name, out var action) && !Supports(action, condition.Key))
            .ToList();
        return without.Count > 0 && condition.NeedsKey
            ? ConditionUseDiagnostics.KeyOfOtherActions(
                condition.KeyPlace,
                condition.Key,
                Enumerate(without),
                condition.Statement.Name
            )
            : null;
    }

    private static string Enumerate(List<string> actions) =>
        string.Join(", ", actions.Take(MaxNamed).Select(action => $"`{action}`"))
        + (actions.Count > MaxNamed ? $" and {actions.Count - MaxNamed} more" : "");

    public static bool Supports(IamAction action, string key) =>
        action.ConditionKeys.Any(one => ConditionKeyLookup.IsMatch(one, key))
        || action.ResourceTypes.Any(resource =>
            resource.ConditionKeys.Concat(KeysOf(action, resource)).Any(one => ConditionKeyLookup.IsMatch(one, key))
        );

    private static ImmutableArray<string> KeysOf(IamAction action, ActionResource resource) =>
        ActionCatalog.TryOpen(action.Service, out var service)
        && service.TryGetResourceType(resource.Name, out var type)
            ? type.ConditionKeys
            : [];
}
