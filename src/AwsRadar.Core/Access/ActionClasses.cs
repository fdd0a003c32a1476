using System.Collections;
using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access;

/// <summary>
/// Sorts actions into classes that some policies cannot tell apart: each statement is about all of a class or none, so
/// that one of them stands for the others.
/// </summary>
internal sealed class ActionClasses
{
    private readonly string? _resource;
    private readonly ImmutableArray<string> _folded;
    private readonly Dictionary<string, int[]> _byService;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BitArray> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<NamedPolicy, PolicyClasses> _policies = new(ReferenceEqualityComparer.Instance);

    /// <param name="actions">Of one or of many services, each once.</param>
    /// <param name="kindOf">What else an answer depends on: actions of different kinds are never put together.</param>
    /// <param name="resource">The one resource that is asked about; null: there are many.</param>
    public ActionClasses(ImmutableArray<string> actions, Func<string, int> kindOf, string? resource = null)
    {
        _resource = resource;
        Actions = actions;
        _folded = [.. actions.Select(RequestFacts.FoldAction)];
        for (var i = 0; i < _folded.Length; i++)
        {
            _byName.TryAdd(_folded[i], i);
        }

        _byService = Enumerable
            .Range(0, _folded.Length)
            .GroupBy(i => ServiceOf(_folded[i]), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        Circumstances =
        [
            .. Enumerable
                .Range(0, _folded.Length)
                .GroupBy(i => (ServiceOf(_folded[i]), kindOf(actions[i]), OwnRules(_folded[i])))
                .Select(group => group.ToImmutableArray()),
        ];
    }

    public ImmutableArray<string> Actions { get; }

    /// <summary>The actions, by index, about which a question is put in the same way.</summary>
    public ImmutableArray<ImmutableArray<int>> Circumstances { get; }

    /// <summary>Whether the policy may allow one of the actions, to the one resource if there is one; what it denies is not looked at.</summary>
    /// <param name="isUser">A user asks; otherwise a role.</param>
    public bool MayAllow(NamedPolicy policy, bool isUser) => ClassesOf(policy).For(isUser).MayAllow;

    /// <summary>Whether the policy allows or denies one of the actions, to the one resource if there is one, or cannot be read.</summary>
    /// <param name="isUser">A user asks; otherwise a role.</param>
    public bool IsAbout(NamedPolicy policy, bool isUser) => ClassesOf(policy).For(isUser).IsAbout;

    /// <summary>Whether what the policy says about the actions depends on facts of whoever asks: a name, an ARN, tags.</summary>
    /// <param name="isUser">A user asks; otherwise a role.</param>
    public bool IsPersonal(NamedPolicy policy, bool isUser) => ClassesOf(policy).For(isUser).IsPersonal;

    /// <summary>The classes of some of the actions that the policies can tell apart, in the actions' order.</summary>
    public ImmutableArray<ImmutableArray<int>> Sort(ImmutableArray<int> some, PolicySet policies)
    {
        if (some.Length == 1)
        {
            return [some];
        }

        int[] numbers = new int[some.Length];
        foreach (var policy in AllOf(policies).Distinct())
        {
            if (ClassesOf(policy).Numbers is { } own)
            {
                numbers = Refine(numbers, [.. some.Select(i => own[i])]);
            }
        }

        return
        [
            .. some.Zip(numbers)
                .GroupBy(each => each.Second, each => each.First)
                .Select(group => group.ToImmutableArray()),
        ];
    }

    public static IEnumerable<NamedPolicy> AllOf(PolicySet policies) =>
        [
            .. policies.Identity,
            .. policies.Resource is { } resource ? [resource] : ImmutableArray<NamedPolicy>.Empty,
            .. policies.PermissionsBoundary ?? [],
            .. policies.Session ?? [],
            .. policies.ServiceControl.SelectMany(level => level.Policies),
            .. policies.ResourceControl.SelectMany(level => level.Policies),
            .. policies.VpcEndpoint,
        ];

    private PolicyClasses ClassesOf(NamedPolicy policy)
    {
        if (!_policies.TryGetValue(policy, out var classes))
        {
            classes = Classify(policy.Document);
            _policies.Add(policy, classes);
        }

        return classes;
    }

    private PolicyClasses Classify(PolicyDocument document)
    {
        int[]? numbers = null;
        var about = new List<Statement>();
        foreach (var statement in document.Statements)
        {
            var named = NamedBy(statement);
            if (!named.HasAnySet())
            {
                continue;
            }

            about.Add(statement);
            // A statement about all of them tells none apart.
            if (!named.HasAllSet())
            {
                numbers = Refine(
                    numbers ?? new int[_folded.Length],
                    [.. named.Cast<bool>().Select(bit => bit ? 1 : 0)]
                );
            }
        }

        return new PolicyClasses(
            numbers,
            BearingOf(document, about, isUser: true),
            BearingOf(document, about, isUser: false)
        );
    }

    /// <summary>Of those of a policy's statements that are about one of the actions.</summary>
    private Bearing BearingOf(PolicyDocument document, List<Statement> about, bool isUser)
    {
        // What is about other resources only does not bear on the one that is asked about.
        var bearing = about.FindAll(each => _resource is null || StatementResource.MayBe(each, isUser, _resource));
        return new Bearing(
            MayAllow: !document.IsReadable || bearing.Exists(each => each.Effect == Effect.Allow),
            IsAbout: !document.IsReadable || bearing.Count > 0,
            IsPersonal: bearing.Exists(each => PersonalStatement.Is(each, isUser, _resource))
        );
    }

    private BitArray NamedBy(Statement statement)
    {
        if (statement.Action.Patterns.IsEmpty && !statement.IsReadable)
        {
            return new BitArray(_folded.Length, defaultValue: true);
        }

        var named = new BitArray(_folded.Length);
        foreach (var pattern in statement.Action.Patterns)
        {
            named.Or(NamedBy(RequestFacts.FoldAction(pattern.Value)));
        }

        return statement.Action.IsNot ? named.Not() : named;
    }

    private BitArray NamedBy(string pattern)
    {
        if (_named.TryGetValue(pattern, out var named))
        {
            return named;
        }

        named = new BitArray(_folded.Length);
        var service = ServiceOf(pattern);
        if (!pattern.AsSpan().ContainsAny('*', '?'))
        {
            if (_byName.TryGetValue(pattern, out var only))
            {
                named[only] = true;
            }
        }
        else
        {
            var compiled = WildcardPattern.Parse(pattern);
            var isOfOneService = service.Length > 0 && !service.AsSpan().ContainsAny('*', '?');
            var candidates = isOfOneService
                ? _byService.GetValueOrDefault(service, [])
                : Enumerable.Range(0, _folded.Length);
            foreach (var i in candidates)
            {
                named[i] = compiled.Matches(_folded[i]);
            }
        }

        _named.Add(pattern, named);
        return named;
    }

    private static int[] Refine(int[] numbers, int[] by)
    {
        var known = new Dictionary<(int, int), int>();
        return [.. numbers.Select((number, i) => Number(known, (number, by[i])))];
    }

    private static int Number<T>(Dictionary<T, int> known, T key)
        where T : notnull
    {
        if (!known.TryGetValue(key, out var number))
        {
            number = known.Count;
            known.Add(key, number);
        }

        return number;
    }

    /// <summary>Actions for which the evaluation has a rule of their own stand alone.</summary>
    private static string OwnRules(string folded) =>
        folded is "kms:retiregrant" || FreeAction.DecisionFor(folded, PrincipalForm.User) is not null ? folded : "";

    private static string ServiceOf(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : action[..colon];
    }

    /// <param name="Numbers">Each action's class; null: the policy tells none apart.</param>
    private sealed record PolicyClasses(int[]? Numbers, Bearing ForUsers, Bearing ForRoles)
    {
        public Bearing For(bool isUser) => isUser ? ForUsers : ForRoles;
    }

    /// <summary>What a policy has to do with the actions, for a user or for a role.</summary>
    private readonly record struct Bearing(bool MayAllow, bool IsAbout, bool IsPersonal);
}
