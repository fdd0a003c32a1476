using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Graph;

/// <summary>What the steps of an escalation can be taken on, in one account.</summary>
internal sealed class EscalationTargets
{
    private readonly Snapshot _snapshot;
    private readonly ImmutableArray<Group> _administrators;

    /// <summary>Who holds a policy that allows everything, by ARN.</summary>
    private readonly HashSet<string> _powerful;

    public EscalationTargets(Snapshot snapshot)
    {
        _snapshot = snapshot;
        var nodes = RelationGraph.Build(snapshot);
        _powerful = nodes
            .Relations.Where(relation =>
                relation.Kind is RelationKind.Attached or RelationKind.Inline
                && nodes.Nodes[relation.To].AllowsEverything
            )
            .Select(relation => nodes.Nodes[relation.From].Key)
            .ToHashSet(StringComparer.Ordinal);
        _administrators = [.. snapshot.Groups.Where(group => _powerful.Contains(group.Arn.ToString()))];
    }

    /// <summary>The targets of one kind for somebody, and whether reaching one is the end: they are an administrator then.</summary>
    public (IEnumerable<string> Targets, bool IsEnd) Of(EscalationTarget target, User? user, Role? role) =>
        target switch
        {
            EscalationTarget.Role => (Arns(_snapshot.Roles.Select(each => each.Arn)), false),
            EscalationTarget.User => (Arns(_snapshot.Users.Select(each => each.Arn)), false),
            EscalationTarget.OwnUser => (user is null ? [] : [user.Arn.ToString()], true),
            EscalationTarget.OwnRole => (role is null ? [] : [role.Arn.ToString()], true),
            EscalationTarget.OwnGroup => (Arns(GroupsOf(user).Select(group => group.Arn)), true),
            EscalationTarget.OwnPolicy => (Arns(OwnPolicies(user, role)), true),
            EscalationTarget.OwnPolicyWithPowerfulVersion => (
                Arns(OwnPolicies(user, role).Where(HasPowerfulVersion)),
                true
            ),
            EscalationTarget.OtherRole => (
                Arns(_snapshot.Roles.Where(each => each != role).Select(each => each.Arn)),
                true
            ),
            EscalationTarget.BoundedUser => (
                user is { PermissionsBoundary: not null } && IsPowerful(user) ? [user.Arn.ToString()] : [],
                true
            ),
            EscalationTarget.BoundedRole => (
                role is { PermissionsBoundary: not null } && _powerful.Contains(role.Arn.ToString())
                    ? [role.Arn.ToString()]
                    : [],
                true
            ),
            _ => (user is null ? [] : Arns(_administrators.Select(group => group.Arn)), true),
        };

    private IEnumerable<Arn> OwnPolicies(User? user, Role? role) =>
        (user?.AttachedPolicies ?? role?.AttachedPolicies ?? [])
            .Concat(GroupsOf(user).SelectMany(group => group.AttachedPolicies))
            .Select(policy => policy.Arn)
            .Where(arn => arn.Account is not "aws")
            .Distinct();

    private bool HasPowerfulVersion(Arn policy) =>
        _snapshot
            .ManagedPolicies.Where(each => each.Arn == policy)
            .SelectMany(each => each.Versions)
            .Any(version =>
                !version.IsDefault
                && PolicyParser
                    .Parse(version.Document.Json, PolicyType.Identity)
                    .Document.Statements.Any(ServiceRelations.AllowsEverything)
            );

    private bool IsPowerful(User user) =>
        _powerful.Contains(user.Arn.ToString())
        || GroupsOf(user).Any(group => _powerful.Contains(group.Arn.ToString()));

    private IEnumerable<Group> GroupsOf(User? user) =>
        user is null
            ? []
            : _snapshot.Groups.Where(group => user.GroupNames.Contains(group.Name, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Arns(IEnumerable<Arn> arns) => arns.Select(arn => arn.ToString());

    /// <summary>Whoever writes policies is still limited by a permissions boundary: to what, its text decides. Unless it is gone.</summary>
    public Possibility AsEnd(EscalationTarget kind, string target, Possibility possibility, User? user, Role? role)
    {
        var limit = kind switch
        {
            EscalationTarget.BoundedUser or EscalationTarget.BoundedRole => null,
            EscalationTarget.OtherRole => _snapshot
                .Roles.FirstOrDefault(each => string.Equals(each.Arn.ToString(), target, StringComparison.Ordinal))
                ?.PermissionsBoundary,
            _ => user?.PermissionsBoundary ?? role?.PermissionsBoundary,
        };
        return limit is null ? possibility : Possibility.Unknown;
    }
}
