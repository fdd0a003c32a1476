using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>A trust policy with the principal `*` lets in whoever fulfils its conditions, from any account.</summary>
public sealed class RoleTrustsEveryoneRule : IFindingRule
{
    public string Id => "role-trusts-everyone";

    public string Title => Translate("Roles that anybody may ask for");

    public string Advice => Translate("Name the accounts, roles or services that need the role.");

    public string Source =>
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.Roles];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from relation in account.Graph.Relations
        where relation.Kind == RelationKind.MayAssume
        where account.Graph.Nodes[relation.From].Kind == NodeKind.Everyone
        select new Finding(
            Id,
            Arn.Parse(account.Graph.Nodes[relation.To].Key),
            relation.IsConditional ? Translate("trusts everyone under conditions") : Translate("trusts everyone")
        );
}
