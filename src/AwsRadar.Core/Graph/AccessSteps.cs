using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Access.Known;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
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
    private readonly EscalationTargets _targets;
    private readonly ImmutableArray<(RoleBearer Bearer, Arn Resource, Arn Role)> _bearers;

    public AccessSteps(AccountAccess account, AccessQuestion question)
    {
        _account = account;
        _snapshot = account.Snapshot;
        _question = question;
        _targets = new EscalationTargets(_snapshot);
        _bearers = RoleBearer.Find(_snapshot);
    }

    public IEnumerable<AccessStep> Of(RequestPrincipal from)
    {
        var user = SnapshotIdentity.FindUser(_snapshot, from);
        var role = SnapshotIdentity.FindRole(_snapshot, from);
        foreach (var escalation in Escalation.All.Where(each => IsPossible(from, each.Action)))
        {
            var (targets, isEnd) = _targets.Of(escalation.Target, user, role);
            foreach (
                var target in targets.Where(target =>
                    !string.Equals(target, from.Text, StringComparison.Ordinal) || isEnd
                )
            )
            {
                if (GrantsFor(escalation, from, target) is { IsEmpty: false } grants)
                {
                    var sureness = grants.Max(grant => grant.Possibility);
                    yield return new AccessStep(
                        from.Text,
                        isEnd ? null : target,
                        escalation.Id,
                        Translate(escalation.Phrase),
                        grants,
                        isEnd ? _targets.AsEnd(escalation.Target, target, sureness, user, role) : sureness
                    );
                }
            }
        }

        foreach (var step in Bearing(from))
        {
            yield return step;
        }

        if (IsPossible(from, PassRole))
        {
            foreach (var step in Passing(from))
            {
                yield return step;
            }
        }
    }

    /// <summary>All that an escalation needs; empty: some of it is denied.</summary>
    private ImmutableArray<AccessGrant> GrantsFor(Escalation escalation, RequestPrincipal from, string target)
    {
        if (Ask(from, ActionFor(escalation, from), target) is not { } grant)
        {
            return [];
        }

        return escalation.Also is not { } also ? [grant]
            : Ask(from, also, target) is { } more ? [grant, more]
            : [];
    }

    /// <summary>Whoever decides what a resource does acts as the role that it works under.</summary>
    private IEnumerable<AccessStep> Bearing(RequestPrincipal from)
    {
        foreach (var (bearer, resource, role) in _bearers)
        {
            if (
                string.Equals(role.ToString(), from.Text, StringComparison.Ordinal)
                || !bearer.Actions.All(action => IsPossible(from, action))
            )
            {
                continue;
            }

            var grants = bearer.Actions.Select(action => Ask(from, action, resource.ToString())).ToList();
            if (!grants.Contains(null))
            {
                yield return new AccessStep(
                    from.Text,
                    role.ToString(),
                    bearer.Id,
                    $"{Translate(bearer.Phrase)}: {resource}",
                    [.. grants.OfType<AccessGrant>()],
                    grants.Max(grant => grant!.Possibility)
                );
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
                    Translate($"passes it to {service.Service} and runs code there"),
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
        var isUser = from.Form == PrincipalForm.User;
        var classes = FinderOf(action).Classes;
        return own.NotKnown.Contains(PolicyType.Identity)
            || own.Identity.Any(policy => classes.MayAllow(policy, isUser));
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
    private AccessGrant? Anywhere(RequestPrincipal from, string action) =>
        FinderOf(action).Find(from).Grants.FirstOrDefault();

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
}
