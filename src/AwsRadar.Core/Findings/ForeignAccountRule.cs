using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Whoever can use that account's permissions, also on behalf of a third, becomes the role: the confused deputy.</summary>
public sealed class ForeignAccountRule : IFindingRule
{
    public string Id => "account-without-condition";

    public string Title => Translate("Roles that another account may take on without any condition");

    public string Advice =>
        Translate("Ask for an external ID (sts:ExternalId), or name the role of the other account that comes.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.Roles];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from relation in account.Graph.Relations
        where relation is { Kind: RelationKind.MayAssume, IsConditional: false }
        let other = account.Graph.Nodes[relation.From]
        where other.Kind == NodeKind.Account
        select new Finding(
            Id,
            Arn.Parse(account.Graph.Nodes[relation.To].Key),
            Translate($"trusts account {other.Name}")
        );
}
