using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Every action on every resource, in a policy of the account that somebody has.</summary>
public sealed class PolicyAllowsEverythingRule : IFindingRule
{
    public string Id => "policy-allows-everything";

    public string Title => Translate("Your policies that allow everything");

    public string Advice =>
        Translate(
            "List the actions that are needed: `aws-radar permissions unused` and `aws-radar permissions minimize` help."
        );

    public string Source =>
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege";

    public ImmutableArray<SnapshotSection> Needs =>
        [SnapshotSection.ManagedPolicies, SnapshotSection.Users, SnapshotSection.Groups, SnapshotSection.Roles];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from relation in account.Graph.Relations
        where relation.Kind is RelationKind.Attached or RelationKind.Inline
        let policy = account.Graph.Nodes[relation.To]
        where policy.AllowsEverything && !IsOfAws(policy)
        select new Finding(
            Id,
            Arn.Parse(account.Graph.Nodes[relation.From].Key),
            relation.Kind == RelationKind.Inline
                ? Translate($"inline policy {policy.Name}")
                : Translate($"policy {policy.Name}")
        );

    private static bool IsOfAws(GraphNode policy) => Arn.TryParse(policy.Key, out var arn) && arn.Account is "aws";
}
