using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Graph;

/// <summary>Ties a policy to the services whose actions it names.</summary>
internal static class ServiceRelations
{
    private const string EveryServiceKey = "service:*";

    public static void Add(PolicyDocument policy, int node, NodeTable nodes, ImmutableArray<Relation>.Builder relations)
    {
        foreach (var statement in policy.Statements)
        {
            var kind = statement.Effect == Effect.Allow ? RelationKind.Allows : RelationKind.Denies;
            foreach (var service in ServicesOf(statement.Action))
            {
                relations.Add(
                    new Relation(node, NodeOf(service, nodes), kind)
                    {
                        Statement = statement.Index,
                        IsConditional = IsConditional(statement),
                    }
                );
            }
        }
    }

    /// <summary>Every action on every resource, without a condition, as <c>AdministratorAccess</c> says it.</summary>
    public static bool AllowsEverything(Statement statement) =>
        statement is { Effect: Effect.Allow, IsReadable: true, Action.IsNot: false, Conditions.IsEmpty: true }
        && statement.Resource is { IsNot: false } resource
        && resource.Patterns.Any(pattern => pattern.Value is "*")
        && statement.Action.Patterns.Any(pattern => pattern.Value is "*" or "*:*");

    private static bool IsConditional(Statement statement) =>
        !statement.Conditions.IsEmpty || statement.Action.IsNot || statement.Resource is { IsNot: true };

    /// <summary><c>NotAction</c> speaks about all services but names the exceptions.</summary>
    private static IEnumerable<string> ServicesOf(ActionElement action) =>
        action.IsNot
            ? ["*"]
            : action.Patterns.Select(pattern => ServiceOf(pattern.Value)).Distinct(StringComparer.Ordinal);

    private static string ServiceOf(string pattern)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        var service = colon < 0 ? pattern : pattern[..colon];
        return service.AsSpan().ContainsAny('*', '?') ? "*" : service.ToLowerInvariant();
    }

    private static int NodeOf(string service, NodeTable nodes) =>
        service is "*"
            ? nodes.Add(NodeKind.EveryService, EveryServiceKey, "every service")
            : nodes.Add(NodeKind.Service, $"service:{service}", service);
}
