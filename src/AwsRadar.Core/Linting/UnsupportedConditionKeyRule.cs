using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0307: condition keys that exist, and that no action of the statement knows.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
internal sealed class UnsupportedConditionKeyRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Conditions.Where(condition =>
                !condition.IsGlobal
                && condition.Statement.HasKnownActions
                && condition.Known is not null
                && !condition.Statement.Actions.Any(action => Supports(action, condition.Key))
            )
            .Select(condition =>
                ReferenceDiagnostics.UnsupportedKey(condition.KeyPlace, condition.Key, condition.Statement.Name)
            );

    private static bool Supports(IamAction action, string key) =>
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
