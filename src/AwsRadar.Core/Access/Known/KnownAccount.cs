using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access.Known;

/// <summary>What a snapshot tells of its account: either side of a request.</summary>
internal sealed class KnownAccount
{
    public KnownAccount(Snapshot snapshot)
    {
        var policies = new PrincipalPolicies(snapshot);
        Principals = new KnownPrincipals(snapshot, policies);
        Resources = new KnownResources(snapshot, policies);
        Organization = new KnownOrganization(snapshot);
        Context = new KnownContext(snapshot, Organization);
    }

    public KnownPrincipals Principals { get; }

    public KnownResources Resources { get; }

    public KnownContext Context { get; }

    public KnownOrganization Organization { get; }
}
