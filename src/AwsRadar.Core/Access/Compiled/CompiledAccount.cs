using System.Collections.Concurrent;
using System.Collections.Frozen;
using AwsRadar.Core.Access.Known;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>
/// An account's users and roles with their policies, those of their groups and their permissions boundaries, compiled
/// once and asked many times, from any number of threads. Every answer is <see cref="PolicyEvaluator"/>'s.
/// </summary>
/// <remarks>
/// What a question is made of is interned first and kept as long as the account: an action with the statements about it,
/// a resource with the <c>Resource</c> elements that match it, a context with the conditions that hold in it. An
/// evaluation then only puts these together, and allocates nothing once each has been asked for; principals whom an
/// organization's policies bind are evaluated in full. It knows no resource's policy, and answers as if there were none: for what a
/// policy of a resource may decide, ask <see cref="AccountAccess"/>.
/// </remarks>
public sealed class CompiledAccount
{
    private readonly FrozenDictionary<string, CompiledPrincipal> _principals;
    private readonly StatementTable _table;
    private readonly ConcurrentDictionary<string, CompiledAction> _actions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, AccountId?), InternedResource> _resources = new();
    private readonly ConcurrentDictionary<ContextKeys, InternedContext> _contexts = new();

    private CompiledAccount(FrozenDictionary<string, CompiledPrincipal> principals, StatementTable table)
    {
        _principals = principals;
        _table = table;
    }

    public static CompiledAccount Compile(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var policies = new PrincipalPolicies(snapshot);
        var organization = new KnownOrganization(snapshot);
        return Compile(
            snapshot
                .Users.Select(user => (user.Arn, organization.Bind(policies.Of(user))))
                .Concat(snapshot.Roles.Select(role => (role.Arn, organization.Bind(policies.Of(role)))))
        );
    }

    internal static CompiledAccount Compile(IEnumerable<(Arn Arn, PolicySet Policies)> principals)
    {
        var table = new StatementTableBuilder();
        var compiled = new Dictionary<string, CompiledPrincipal>(StringComparer.Ordinal);
        foreach (var (arn, policies) in principals)
        {
            var text = arn.ToString();
            compiled.TryAdd(text, new CompiledPrincipal(RequestPrincipal.Parse(text), policies, table));
        }

        return new CompiledAccount(compiled.ToFrozenDictionary(StringComparer.Ordinal), table.Build());
    }

    /// <summary>
    /// Makes a question ready to be asked. The same context, as an object, is interned once: share it between questions.
    /// </summary>
    /// <returns>False: the account has no such user or role.</returns>
    public bool TryIntern(RequestContext request, out InternedRequest interned)
    {
        ArgumentNullException.ThrowIfNull(request);
        interned = default;
        if (!_principals.TryGetValue(request.Principal.Text, out var principal))
        {
            return false;
        }

        var facts = new RequestFacts(request);
        interned = new InternedRequest
        {
            Principal = principal,
            Action = Intern(facts.FoldedAction),
            Resource = Intern(request.Resource, request.ResourceAccount),
            Context = Intern(request.Context),
            ResourceKind = facts.ResourceKind,
            IsSameAccount = facts.ResourceAccount is { } owner ? owner == principal.Principal.Account : null,
        };
        return true;
    }

    public CompactResult Evaluate(in InternedRequest request) => CompactEvaluation.Run(request, _table);

    /// <summary>The answer in full: all statements that decided, what was missing, what is not known.</summary>
    public static EvaluationResult Explain(in InternedRequest request) =>
        PolicyEvaluator.Evaluate(
            ToContext(request),
            request.IsSameAccount is true
                ? request.Principal.Policies
                : KnownOrganization.WithoutResourceControl(request.Principal.Policies)
        );

    /// <summary>The statement's address.</summary>
    public MatchedStatement Describe(StatementReference statement) => _table.Describe(statement.Number);

    internal static RequestContext ToContext(in InternedRequest request) =>
        new()
        {
            Principal = request.Principal.Principal,
            Action = request.Action.Text,
            Resource = request.Resource.Text,
            ResourceAccount = request.Resource.GivenOwner,
            Context = request.Context.Keys,
        };

    private CompiledAction Intern(string foldedAction) =>
        _actions.GetOrAdd(foldedAction, static (folded, table) => new CompiledAction(folded, table), _table);

    private InternedResource Intern(string resource, AccountId? owner) =>
        _resources.GetOrAdd(
            (resource, owner),
            static (key, table) => new InternedResource(key.Item1, key.Item2, table),
            _table
        );

    private InternedContext Intern(ContextKeys context) =>
        _contexts.GetOrAdd(context, static (keys, table) => new InternedContext(keys, table), _table);
}
