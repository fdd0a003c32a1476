using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Graph;

/// <summary>The steps that one principal can take, each decided by evaluation.</summary>
internal sealed class AccessSteps
{
    private const string PassRole = "iam:PassRole";

    private readonly AccountAccess _account;
    private readonly Snapshot _snapshot;
    private readonly AccessQuestion _question;
    private readonly Dictionary<string, GrantFinder> _anywhere = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<(PassRoleService Service, AccessGrant Trust)>> _trusting = new(
        StringComparer.Ordinal
    );
    private readonly ImmutableArray<Group> _administrators;

    public AccessSteps(AccountAccess account, AccessQuestion question)
    {
        _account = account;
        _snapshot = account.Snapshot;
        _question = question;
        var nodes = RelationGraph.Build(_snapshot);
        var holders = nodes
            .Relations.Where(relation =>
                relation.Kind is RelationKind.Attached or RelationKind.Inline
                && nodes.Nodes[relation.To].AllowsEverything
            )
            .Select(relation => nodes.Nodes[relation.From].Key)
            .ToHashSet(StringComparer.Ordinal);
        _administrators = [.. _snapshot.Groups.Where(group => holders.Contains(group.Arn.ToString()))];
    }

    public IEnumerable<AccessStep> Of(RequestPrincipal from)
    {
        var user = SnapshotIdentity.FindUser(_snapshot, from);
        var role = SnapshotIdentity.FindRole(_snapshot, from);
        foreach (var escalation in Escalation.All.Where(each => IsPossible(from, each.Action)))
        {
            var (targets, isEnd) = TargetsOf(escalation.Target, user, role);
            foreach (
                var target in targets.Where(target =>
                    !string.Equals(target, from.Text, StringComparison.Ordinal) || isEnd
                )
            )
            {
                if (Ask(from, ActionFor(escalation, from), target) is { } grant)
                {
                    yield return new AccessStep(
                        from.Text,
                        isEnd ? null : target,
                        escalation.Id,
                        escalation.Phrase,
                        [grant],
                        isEnd ? AsEnd(grant.Possibility, user, role) : grant.Possibility
                    );
                }
            }
        }

        if (IsPossible(from, PassRole))
        {
            foreach (var step in Passing(from))
            {
                yield return step;
            }
        }
    }

    /// <summary>A role that runs code which somebody writes at a service that it trusts is theirs.</summary>
    private IEnumerable<AccessStep> Passing(RequestPrincipal from)
    {
        foreach (var role in _snapshot.Roles.Select(role => role.Arn.ToString()))
        {
            foreach (var (service, trust) in TrustingOf(role))
            {
                var passing = Ask(
                    from,
                    PassRole,
                    role,
                    KeyValuePair.Create("iam:PassedToService", (ContextValue)service.Service)
                );
                if (passing is null || string.Equals(role, from.Text, StringComparison.Ordinal))
                {
                    continue;
                }

                var running = service.Actions.Select(action => Anywhere(from, action)).ToList();
                if (running.Contains(null))
                {
                    continue;
                }

                ImmutableArray<AccessGrant> grants = [passing, .. running.OfType<AccessGrant>(), trust];
                yield return new AccessStep(
                    from.Text,
                    role,
                    "pass-role",
                    $"passes it to {service.Service} and runs code there",
                    grants,
                    grants.Max(grant => grant.Possibility)
                );
            }
        }
    }

    private ImmutableArray<(PassRoleService Service, AccessGrant Trust)> TrustingOf(string role)
    {
        if (!_trusting.TryGetValue(role, out var trusting))
        {
            trusting =
            [
                .. PassRoleService
                    .All.Select(service =>
                        (service, Trust: Ask(RequestPrincipal.Parse(service.Service), "sts:AssumeRole", role))
                    )
                    .Where(each => each.Trust is not null)
                    .Select(each => (each.service, each.Trust!)),
            ];
            _trusting.Add(role, trusting);
        }

        return trusting;
    }

    /// <summary>Whoever has no word about an action in their policies needs not be asked target by target.</summary>
    private bool IsPossible(RequestPrincipal from, string action)
    {
        if (action is "sts:AssumeRole" || from.Form is not (PrincipalForm.User or PrincipalForm.Role))
        {
            // A trust policy may let somebody in by itself.
            return action is "sts:AssumeRole";
        }

        var own = _account.PoliciesOf(from);
        return own.NotKnown.Contains(Policies.PolicyType.Identity)
            || own.Identity.Any(FinderOf(action).Classes.MayAllow);
    }

    private static string ActionFor(Escalation escalation, RequestPrincipal from) =>
        from.Form != PrincipalForm.WebIdentity ? escalation.Action
        : from.Text.Contains(":saml-provider/", StringComparison.Ordinal) ? "sts:AssumeRoleWithSAML"
        : "sts:AssumeRoleWithWebIdentity";

    private AccessGrant? Ask(
        RequestPrincipal from,
        string action,
        string resource,
        params ImmutableArray<KeyValuePair<string, ContextValue>> context
    )
    {
        var question = _question with
        {
            Principal = from,
            Action = action,
            Resource = resource,
            Context = [.. context, .. _question.Context],
        };
        return GrantFinder.GrantOf(question, _account.Ask(question));
    }

    /// <summary>The surest of what somebody may do an action to.</summary>
    private AccessGrant? Anywhere(RequestPrincipal from, string action) => FinderOf(action).Find(from).FirstOrDefault();

    private GrantFinder FinderOf(string action)
    {
        if (!_anywhere.TryGetValue(action, out var finder))
        {
            var scope = new QuestionScope(_snapshot, _question with { Action = action, Resource = "*" });
            finder = new GrantFinder(_account, scope, new ActionClasses([action], scope.KindOf));
            _anywhere.Add(action, finder);
        }

        return finder;
    }

    private (IEnumerable<string> Targets, bool IsEnd) TargetsOf(EscalationTarget target, User? user, Role? role) =>
        target switch
        {
            EscalationTarget.Role => (Arns(_snapshot.Roles.Select(each => each.Arn)), false),
            EscalationTarget.User => (Arns(_snapshot.Users.Select(each => each.Arn)), false),
            EscalationTarget.OwnUser => (user is null ? [] : [user.Arn.ToString()], true),
            EscalationTarget.OwnRole => (role is null ? [] : [role.Arn.ToString()], true),
            EscalationTarget.OwnGroup => (Arns(GroupsOf(user).Select(group => group.Arn)), true),
            EscalationTarget.OwnPolicy => (
                Arns(
                    (user?.AttachedPolicies ?? role?.AttachedPolicies ?? [])
                        .Concat(GroupsOf(user).SelectMany(group => group.AttachedPolicies))
                        .Select(policy => policy.Arn)
                        .Where(arn => arn.Account is not "aws")
                        .Distinct()
                ),
                true
            ),
            _ => (user is null ? [] : Arns(_administrators.Select(group => group.Arn)), true),
        };

    private IEnumerable<Group> GroupsOf(User? user) =>
        user is null
            ? []
            : _snapshot.Groups.Where(group => user.GroupNames.Contains(group.Name, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Arns(IEnumerable<Arn> arns) => arns.Select(arn => arn.ToString());

    /// <summary>Whoever writes their own policies is still limited by a permissions boundary: to what, its text decides.</summary>
    private static Possibility AsEnd(Possibility possibility, User? user, Role? role) =>
        (user?.PermissionsBoundary ?? role?.PermissionsBoundary) is null ? possibility : Possibility.Unknown;
}
