using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Graph;

/// <summary>Ties a role to the principals that its trust policy names.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html</remarks>
internal static class TrustRelations
{
    /// <summary>The actions that hand out a role's credentials; others, such as <c>sts:TagSession</c>, only add to them. In lower case, as actions ignore case.</summary>
    private static readonly string[] AssumeActions =
    [
        "sts:assumerole",
        "sts:assumerolewithsaml",
        "sts:assumerolewithwebidentity",
    ];

    public static void Add(PolicyDocument trust, int role, NodeTable nodes, ImmutableArray<Relation>.Builder relations)
    {
        foreach (var statement in trust.Statements.Where(IsAboutAssuming))
        {
            var kind = statement.Effect == Effect.Allow ? RelationKind.MayAssume : RelationKind.MayNotAssume;
            foreach (var (from, isNarrowed) in Principals(statement, nodes))
            {
                relations.Add(
                    new Relation(from, role, kind)
                    {
                        Statement = statement.Index,
                        IsConditional = isNarrowed || !statement.Conditions.IsEmpty,
                    }
                );
            }
        }

        if (!PolicyReader.IsReadable(trust))
        {
            var unknown = nodes.AddUnread(NodeKind.Unreadable, "principal:unreadable", "unknown principals");
            relations.Add(new Relation(unknown, role, RelationKind.MayAssume) { IsConditional = true });
        }
    }

    /// <summary>A <c>NotPrincipal</c> is everyone, narrowed.</summary>
    private static IEnumerable<(int Node, bool IsNarrowed)> Principals(Statement statement, NodeTable nodes) =>
        statement.Principal switch
        {
            null => [],
            { IsNot: true } => [(TrustedPrincipal.Everyone(nodes), true)],
            var named => named
                .Principals.Select(principal => TrustedPrincipal.NodeOf(principal, nodes))
                .DistinctBy(entry => entry.Node),
        };

    private static bool IsAboutAssuming(Statement statement)
    {
        var matches = AssumeActions.Count(action =>
            statement.Action.Patterns.Any(pattern => Matches(pattern.Value, action))
        );
        return statement.Action.IsNot ? matches < AssumeActions.Length : matches > 0;
    }

    private static bool Matches(string pattern, string action) =>
        WildcardPattern.Parse(pattern.ToLowerInvariant()).Matches(action);
}
