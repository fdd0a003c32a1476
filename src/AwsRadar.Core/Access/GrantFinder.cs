using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access;

/// <summary>Finds what one principal after the other may do of what a question is about.</summary>
internal sealed class GrantFinder
{
    /// <summary>Beyond so many parts of the resources nobody reads on; what is left is said to be unknown.</summary>
    private const int MaxParts = 40;

    private readonly AccountAccess _account;
    private readonly QuestionScope _scope;
    private readonly ActionClasses _classes;
    private readonly ImmutableArray<AccessQuestion> _questions;
    private ISet<NamedPolicy>? _asked;

    public GrantFinder(AccountAccess account, QuestionScope scope, ActionClasses classes)
    {
        _account = account;
        _scope = scope;
        _classes = classes;
        _questions = [.. classes.Circumstances.Select(some => scope.For(classes.Actions[some[0]]))];
        IsUpToIdentityPolicies = _questions.All(IsUpTo);
    }

    public ActionClasses Classes => _classes;

    /// <summary>Nothing but a user's or role's own policies can allow any of it.</summary>
    public bool IsUpToIdentityPolicies { get; }

    /// <param name="asked">Gathers the policies that had a say; null: nobody asks.</param>
    public PrincipalGrants Find(RequestPrincipal principal, ISet<NamedPolicy>? asked = null)
    {
        var grants = ImmutableArray.CreateBuilder<AccessGrant>();
        var denials = ImmutableArray.CreateBuilder<AccessDenial>();
        _asked = asked;
        foreach (var (some, nobodys) in _classes.Circumstances.Zip(_questions))
        {
            var question = nobodys with { Principal = principal };
            // The policies are those of the circumstances, whatever the action.
            var first = Ask(question);
            foreach (var actions in _classes.Sort(some, first.Policies))
            {
                var isFirst = actions[0] == some[0];
                var same = isFirst ? question : question with { Action = _classes.Actions[actions[0]] };
                var answer = isFirst ? first : Ask(same);
                var names = actions.Select(i => _classes.Actions[i]).ToImmutableArray();
                grants.AddRange(Find(same, answer).Select(grant => grant with { Actions = names }));
                if (answer.Result.Decision == Decision.ExplicitlyDenied)
                {
                    denials.Add(new AccessDenial(names, answer.Result.MatchedStatements));
                }
            }
        }

        return new PrincipalGrants([.. grants.OrderBy(grant => grant.Possibility)], denials.ToImmutable());
    }

    private AccessAnswer Ask(AccessQuestion question)
    {
        var answer = _account.Ask(question);
        _asked?.UnionWith(ActionClasses.AllOf(answer.Policies));
        if (answer.ResourcePolicy is { } policy)
        {
            _asked?.Add(policy);
        }

        return answer;
    }

    private bool IsUpTo(AccessQuestion question)
    {
        var user = RequestPrincipal.Parse($"arn:aws:iam::{_account.Snapshot.Account}:user/any");
        var isFree = FreeAction.DecisionFor(RequestFacts.FoldAction(question.Action), PrincipalForm.User) is not null;
        return !isFree
            && _account.ResourceOf(question with { Principal = user })
                is { Policy: null, IsNeeded: false, MayAllowAlone: false };
    }

    private List<AccessGrant> Find(AccessQuestion question, AccessAnswer answer)
    {
        if (GrantOf(question, answer) is not { } grant)
        {
            return [];
        }

        if (!question.IsAboutEachResource || grant.Possibility == Possibility.Allowed)
        {
            return [grant];
        }

        if (answer.Result.UnknownReasons.Any(reason => reason.Statement is null))
        {
            return [grant];
        }

        // Some of the resources may be allowed for certain, whatever is to be said of all of them.
        var (parts, areAll) = PartsOf(question, answer);
        var grants = parts
            .Select(part => GrantOfPart(question, part))
            .OfType<AccessGrant>()
            .Where(each => each.Possibility < grant.Possibility || grant.Possibility == Possibility.Unknown)
            .ToList();
        return areAll && grants.Count > 0 && grant.Possibility == Possibility.Unknown ? grants : [.. grants, grant];
    }

    /// <summary>What an answer grants; null where it is a no.</summary>
    public static AccessGrant? GrantOf(AccessQuestion question, AccessAnswer answer)
    {
        var open = OpenConditions.Of(answer);
        Possibility? possibility = answer.Result.Decision switch
        {
            Decision.Allowed => Possibility.Allowed,
            Decision.Unknown => open.AreAll ? Possibility.Conditional : Possibility.Unknown,
            _ => null,
        };
        return possibility is { } known
            ? new AccessGrant(
                [question.Action],
                question.Resource,
                question.IsAboutEachResource,
                IsWhole: known != Possibility.Unknown || !question.IsAboutEachResource,
                known,
                open.Conditions,
                answer
            )
            {
                Allowing = open.Allows,
            }
            : null;
    }

    /// <summary>Of each resource that a pattern names, or else of one of them.</summary>
    private AccessGrant? GrantOfPart(AccessQuestion question, string part)
    {
        var isPattern = part.AsSpan().ContainsAny('*', '?');
        var each = _scope.Narrow(question, part, isPattern);
        var grant = GrantOf(each, Ask(each));
        if (grant is null || !isPattern || grant.Possibility != Possibility.Unknown)
        {
            return grant;
        }

        var one = _scope.Narrow(question, ExampleOf(part), isPattern: false);
        return GrantOf(one, Ask(one)) is { } example
            ? example with
            {
                Resource = part,
                IsPattern = true,
                IsWhole = false,
            }
            : null;
    }

    /// <summary>What the Allow statements about the action name of the resources, and where they except some, its kinds of resources.</summary>
    /// <returns>Patterns, and whether nothing but what they name can be allowed.</returns>
    private (ImmutableArray<string> Parts, bool AreAll) PartsOf(AccessQuestion question, AccessAnswer answer)
    {
        var facts = new RequestFacts(answer.Request);
        var resources = facts.Resources!;
        var allows = answer
            .Policies.Identity.Concat(answer.Policies.Resource is { } policy ? [policy] : [])
            .SelectMany(policy => policy.Compiled.Statements)
            .Where(compiled =>
                compiled.Statement.Effect == Effect.Allow && compiled.MatchesAction(facts.FoldedAction) != Truth.False
            )
            .ToList();
        var named = allows
            .Where(compiled => compiled.Statement.Resource is { IsNot: false })
            .SelectMany(compiled => compiled.Resources)
            .Where(resource => resource.MatchesEach(resources, facts.Scope) != Truth.False)
            .Select(resource => TextOf(resource, facts))
            .ToList();
        var kinds = allows.Exists(compiled => compiled.Statement.Resource is { IsNot: true })
            ? _scope.ResourcesOf(question.Action)
            : [];
        var parts = named
            .Concat(kinds)
            .OfType<string>()
            .Where(part => PatternRelation.Covers(resources, resources.Alike(part)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var areAll = parts.Count <= MaxParts && !named.Exists(part => part is null || !parts.Contains(part));
        return ([.. parts.Take(MaxParts)], areAll);
    }

    /// <summary>Null where it cannot be written as a pattern, or its variables have no value that is known.</summary>
    private static string? TextOf(ResourceTest resource, RequestFacts facts)
    {
        if (resource.TextIn(facts.Scope) is not { } text)
        {
            return null;
        }

        for (var i = 0; i < text.Kinds.Length; i++)
        {
            if (text.Kinds[i] == PatternKind.Literal && text.Characters[i] is '*' or '?')
            {
                return null;
            }
        }

        return text.Characters.ToString();
    }

    private string ExampleOf(string pattern)
    {
        var segments = pattern.Split(':');
        // arn:partition:service:region:account:…
        const int AccountSegment = 4;
        if (segments.Length > AccountSegment && segments[AccountSegment] is "*")
        {
            segments[AccountSegment] = _account.Snapshot.Account.ToString();
        }

        return string.Join(':', segments).Replace("*", "any", StringComparison.Ordinal).Replace('?', 'x');
    }
}
