using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Graph;

/// <summary>
/// Which users and roles of an account can really assume which of its roles: the trust policy and the caller's own
/// policies asked together, for each pair that a trust policy makes possible.
/// </summary>
/// <param name="IsComplete">False: there were more pairs than <see cref="MaxPairs"/>, and the rest was not asked.</param>
public sealed record RoleSteps(ImmutableArray<RoleStep> Steps, bool IsComplete)
{
    /// <summary>So that an account of any size is answered: each pair is put to the evaluator.</summary>
    public const int MaxPairs = 50_000;

    public static RoleSteps Find(Snapshot snapshot, RelationGraph graph)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(graph);
        var pairs = Pairs(graph).Distinct().Take(MaxPairs + 1).ToArray();
        var access = new AccountAccess(snapshot);
        var steps = pairs.Take(MaxPairs).Select(pair => Ask(access, graph, pair.From, pair.Role)).OfType<RoleStep>();
        return new RoleSteps([.. steps], IsComplete: pairs.Length <= MaxPairs);
    }

    private static RoleStep? Ask(AccountAccess access, RelationGraph graph, int from, int role)
    {
        var answer = access.Ask(
            new AccessQuestion
            {
                Principal = RequestPrincipal.Parse(graph.Nodes[from].Key),
                Action = "sts:AssumeRole",
                Resource = graph.Nodes[role].Key,
            }
        );
        return answer.Result.Decision switch
        {
            Decision.Allowed => new RoleStep(from, role, IsCertain: true),
            Decision.Unknown => new RoleStep(from, role, IsCertain: false),
            _ => null,
        };
    }

    /// <summary>Pairs of nodes: who is named, and where the account is, whoever may call STS.</summary>
    private static IEnumerable<(int From, int Role)> Pairs(RelationGraph graph)
    {
        var callers = Callers(graph);
        foreach (var trust in graph.Relations.Where(relation => relation.Kind == RelationKind.MayAssume))
        {
            var named = graph.Nodes[trust.From];
            var candidates = named.Kind switch
            {
                NodeKind.User or NodeKind.Role when named.IsRead => [trust.From],
                NodeKind.ThisAccount or NodeKind.Everyone => callers,
                _ => ImmutableArray<int>.Empty,
            };
            foreach (var candidate in candidates.Where(candidate => candidate != trust.To))
            {
                yield return (candidate, trust.To);
            }
        }
    }

    /// <summary>Users and roles with a policy, of their own or of a group, that allows something of STS.</summary>
    private static ImmutableArray<int> Callers(RelationGraph graph)
    {
        var policies = graph
            .Relations.Where(relation =>
                relation.Kind == RelationKind.Allows
                && graph.Nodes[relation.To]
                    is { Kind: NodeKind.EveryService }
                        or { Kind: NodeKind.Service, Name: "sts" }
            )
            .Select(relation => relation.From)
            .ToHashSet();
        var holders = graph
            .Relations.Where(relation =>
                relation.Kind is RelationKind.Attached or RelationKind.Inline && policies.Contains(relation.To)
            )
            .Select(relation => relation.From)
            .ToHashSet();
        var members = graph.Relations.Where(relation =>
            relation.Kind == RelationKind.MemberOf && holders.Contains(relation.To)
        );
        return
        [
            .. holders
                .Concat(members.Select(relation => relation.From))
                .Distinct()
                .Where(node => graph.Nodes[node].Kind is NodeKind.User or NodeKind.Role)
                .Order(),
        ];
    }
}

/// <summary>A user or role can assume a role.</summary>
/// <param name="From">The caller's node in the graph.</param>
/// <param name="Role">The role's node.</param>
/// <param name="IsCertain">False: what is known does not decide it, as where it depends on a condition.</param>
public readonly record struct RoleStep(int From, int Role, bool IsCertain);
