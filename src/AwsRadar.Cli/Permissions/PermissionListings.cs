using System.Collections.Immutable;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Permissions.Checks;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Permissions;

/// <summary>What <c>aws-radar permissions</c> lists.</summary>
internal static class PermissionListings
{
    /// <summary><c>permissions search</c>.</summary>
    public static Listing<ActionRow> Actions(ImmutableArray<ActionRow> rows, string whenEmpty) =>
        new(
            rows,
            [
                new("ACTION", row => row.Action),
                new("LEVEL", row => PermissionWords.Level(row.AccessLevel)),
                new("RESOURCE TYPES", row => row.ResourceTypes.IsEmpty ? "*" : string.Join(", ", row.ResourceTypes)),
                new("CONDITION KEYS", row => Cell.Names(row.ConditionKeys)),
                new("ALSO NEEDS", row => Cell.Names(row.DependentActions)),
            ],
            PermissionsJsonContext.Default.ActionRow
        )
        {
            WhenEmpty = whenEmpty,
        };

    /// <summary><c>permissions managed</c>.</summary>
    public static Listing<ManagedPolicyRow> ManagedPolicies(ImmutableArray<ManagedPolicyRow> rows, string whenEmpty) =>
        new(
            rows,
            [
                new("POLICY", row => row.Name),
                new("OTHER ACTIONS", row => $"{row.OtherActions}"),
                new("ON", row => row.OnEveryResource ? Translate("everything") : Translate("some resources")),
                new("CONDITIONS", row => Cell.YesNo(row.IsConditional)),
                new("ARN", row => row.Arn),
            ],
            PermissionsJsonContext.Default.ManagedPolicyRow
        )
        {
            WhenEmpty = whenEmpty,
        };

    /// <summary><c>permissions show</c>: a line for each service and access level.</summary>
    public static Listing<GrantedRow> Granted(ImmutableArray<GrantedAction> actions, string whenEmpty) =>
        new(
            [
                .. actions
                    .GroupBy(each => (each.Action.Service, each.Action.AccessLevel))
                    .OrderBy(group => group.Key.Service, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.AccessLevel)
                    .Select(group => new GrantedRow(
                        group.Key.Service,
                        group.Key.AccessLevel,
                        [.. group.Select(each => each.Action.Name)],
                        group.All(each => each.OnEveryResource),
                        group.Any(each => each.IsConditional)
                    )),
            ],
            [
                new("SERVICE", row => row.Service),
                new("LEVEL", row => PermissionWords.Level(row.AccessLevel)),
                new("ON", row => row.OnEveryResource ? Translate("everything") : Translate("some resources")),
                new("CONDITIONS", row => Cell.YesNo(row.IsConditional)),
                new("COUNT", row => $"{row.Actions.Length}"),
                new("ACTIONS", row => string.Join(", ", row.Actions)),
            ],
            PermissionsJsonContext.Default.GrantedRow
        )
        {
            WhenEmpty = whenEmpty,
        };

    /// <summary><c>permissions … --missing</c>.</summary>
    public static Listing<PermissionCheck> Checks(ImmutableArray<PermissionCheck> checks) =>
        new(
            checks,
            [
                new("VERDICT", check => PermissionWords.Verdict(check.Verdict)),
                new("ACTION", check => check.Action),
                new("ON", check => check.Resource),
                new("SAYS", check => check.Evidence),
            ],
            PermissionsJsonContext.Default.PermissionCheck
        )
        {
            WhenEmpty = "",
        };
}
