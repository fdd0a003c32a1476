using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access.Known;

/// <summary>The service and resource control policies that bind an account, as far as a snapshot knows its organization.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html</remarks>
internal sealed class KnownOrganization
{
    private readonly Snapshot _snapshot;
    private readonly Dictionary<string, OrganizationalUnit> _units;
    private readonly Dictionary<AccountId, OrganizationAccount> _accounts;
    private readonly Dictionary<(OrganizationPolicyType, AccountId), ControlPolicies> _found = [];
    private readonly Dictionary<string, NamedPolicy> _prepared = new(StringComparer.Ordinal);

    public KnownOrganization(Snapshot snapshot)
    {
        _snapshot = snapshot;
        _units = snapshot
            .OrganizationalUnits.DistinctBy(unit => unit.Id, StringComparer.Ordinal)
            .ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        _accounts = snapshot
            .OrganizationAccounts.DistinctBy(account => account.Account)
            .ToDictionary(account => account.Account);
    }

    public string? Id => _snapshot.Organization?.Id;

    public AccountId? ManagementAccount => _snapshot.Organization?.ManagementAccount;

    /// <param name="account">Null: whose the resource is, is not known.</param>
    public ControlPolicies PoliciesOf(OrganizationPolicyType type, AccountId? account)
    {
        if (account is not { } known || !_snapshot.Coverage.IsAsked(SnapshotSection.Organization))
        {
            return ControlPolicies.NotAsked;
        }

        if (!_found.TryGetValue((type, known), out var policies))
        {
            policies = Find(type, known);
            _found.Add((type, known), policies);
        }

        return policies;
    }

    /// <summary>The organization's id, and its id with those of the units down to the account; null if the account is in none that is known.</summary>
    public (string Id, string? Path)? PlaceOf(AccountId account) =>
        _snapshot.Organization is not { } organization ? null
        : PathTo(account) is { } path
            ? (organization.Id, string.Concat(path.Select(unit => unit.Id + "/").Prepend(organization.Id + "/")))
        : account == _snapshot.Account || account == organization.ManagementAccount ? (organization.Id, null)
        : null;

    /// <summary>The policies of a principal of the snapshot's account, with those that bind the account itself.</summary>
    public PolicySet Bind(PolicySet own)
    {
        var serviceControl = PoliciesOf(OrganizationPolicyType.ServiceControlPolicy, _snapshot.Account);
        var resourceControl = PoliciesOf(OrganizationPolicyType.ResourceControlPolicy, _snapshot.Account);
        return own with
        {
            ServiceControl = serviceControl.Levels,
            ResourceControl = resourceControl.Levels,
            ManagementAccount = ManagementAccount,
            NotKnown =
            [
                .. own.NotKnown,
                .. serviceControl.Missing(PolicyType.ServiceControl),
                .. resourceControl.Missing(PolicyType.ResourceControl),
            ],
        };
    }

    /// <summary>For a resource of another account, which the policies of this one do not protect.</summary>
    public static PolicySet WithoutResourceControl(PolicySet policies) =>
        policies with
        {
            ResourceControl = [],
            NotKnown = policies.NotKnown.Remove(PolicyType.ResourceControl),
        };

    private ControlPolicies Find(OrganizationPolicyType type, AccountId account)
    {
        var isOwn = account == _snapshot.Account;
        if (_snapshot.Organization is not { } organization)
        {
            // Of its own account alone the snapshot tells that it is in no organization.
            return !isOwn ? ControlPolicies.NotAsked
                : _snapshot.Coverage.IsKnown(SnapshotSection.Organization) ? ControlPolicies.None
                : ControlPolicies.NotReadable;
        }

        if (account == organization.ManagementAccount || !organization.HasAllFeatures)
        {
            return ControlPolicies.None;
        }

        if (PathTo(account) is not { } path)
        {
            return isOwn ? ControlPolicies.NotReadable : ControlPolicies.NotAsked;
        }

        if (!path[0].PolicyTypes.Contains(type))
        {
            return ControlPolicies.None;
        }

        return new ControlPolicies(
            [.. path.Select(unit => Level(type, unit.Id)), Level(type, account.ToString())],
            _snapshot.Coverage.IsKnown(SectionOf(type))
                ? ControlPolicyKnowledge.Known
                : ControlPolicyKnowledge.NotReadable
        );
    }

    /// <summary>The root and the units down to the account; null if they are not known.</summary>
    private List<OrganizationalUnit>? PathTo(AccountId account)
    {
        if (!_accounts.TryGetValue(account, out var member))
        {
            return null;
        }

        var path = new List<OrganizationalUnit>();
        for (var id = member.ParentId; id is not null; id = path[0].ParentId)
        {
            // No tree is deeper than its units: what leads in a circle is none.
            if (!_units.TryGetValue(id, out var unit) || path.Count > _units.Count)
            {
                return null;
            }

            path.Insert(0, unit);
        }

        return path.Count == 0 ? null : path;
    }

    private PolicyLevel Level(OrganizationPolicyType type, string target) =>
        new(
            target,
            [
                .. _snapshot
                    .OrganizationPolicies.Where(policy =>
                        policy.Type == type && policy.TargetIds.Contains(target, StringComparer.Ordinal)
                    )
                    .Select(Prepare)
                    .OfType<NamedPolicy>(),
            ]
        );

    private NamedPolicy? Prepare(OrganizationPolicy policy)
    {
        if (policy.Document is not { } document)
        {
            return null;
        }

        if (!_prepared.TryGetValue(policy.Id, out var prepared))
        {
            prepared = NamedPolicy.Parse(policy.Name, document.Json, TypeOf(policy.Type));
            _prepared.Add(policy.Id, prepared);
        }

        return prepared;
    }

    private static SnapshotSection SectionOf(OrganizationPolicyType type) =>
        type is OrganizationPolicyType.ServiceControlPolicy
            ? SnapshotSection.ServiceControlPolicies
            : SnapshotSection.ResourceControlPolicies;

    private static PolicyType TypeOf(OrganizationPolicyType type) =>
        type is OrganizationPolicyType.ServiceControlPolicy ? PolicyType.ServiceControl : PolicyType.ResourceControl;
}
