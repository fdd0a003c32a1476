using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>What the policies of one type, taken together, say about a request.</summary>
internal sealed class PolicyVerdict(PolicyType type)
{
    private readonly List<(MatchedStatement Statement, PrincipalMatch Match)> _allows = [];
    private readonly List<(UnknownReason Reason, PrincipalMatch Match)> _possibleAllows = [];
    private readonly List<NamedPolicy> _policies = [];
    private readonly List<MatchedStatement> _denies = [];
    private readonly List<UnknownReason> _possibleDenies = [];

    public PolicyType Type { get; } = type;

    public IReadOnlyList<NamedPolicy> Policies => _policies;

    public IReadOnlyList<MatchedStatement> Denies => _denies;

    public IReadOnlyList<UnknownReason> PossibleDenies => _possibleDenies;

    public IEnumerable<MatchedStatement> Allows => _allows.Select(allow => allow.Statement);

    public IEnumerable<UnknownReason> PossibleAllows => _possibleAllows.Select(allow => allow.Reason);

    /// <summary>Whether it allows, counting statements that name the principal at least so closely.</summary>
    public Truth Allow(PrincipalMatch atLeast = PrincipalMatch.None)
    {
        if (_allows.Exists(allow => allow.Match >= atLeast))
        {
            return Truth.True;
        }

        return _possibleAllows.Exists(allow => allow.Match >= atLeast) ? Truth.Unknown : Truth.False;
    }

    /// <summary>Policies of this type may exist or say anything; <paramref name="policy"/> names the one, if it is one.</summary>
    public void AddUnknown(string? policy, string message)
    {
        var reason = new UnknownReason(Type, policy, message);
        _possibleAllows.Add((reason, PrincipalMatch.Direct));
        _possibleDenies.Add(reason);
    }

    public void Add(NamedPolicy policy, RequestFacts request)
    {
        _policies.Add(policy);
        if (!policy.Document.IsReadable)
        {
            AddUnknown(policy.Name, Translate($"The {Type.ToWords()} `{policy.Name}` could not be read."));
        }

        // What stands in a document that AWS would not keep says nothing for certain.
        var isKnown = policy.Document.IsReadable.ToTruth().Or(Truth.Unknown);
        foreach (var statement in policy.Compiled.Statements)
        {
            Add(policy, statement, isKnown, request);
        }
    }

    private void Add(NamedPolicy policy, CompiledStatement compiled, Truth isKnown, RequestFacts request)
    {
        var statement = compiled.Statement;
        var match = PrincipalMatch.Direct;
        var matches = statement.Principal is { } element
            ? PrincipalTest.Matches(element, request, out match)
            : Truth.True;
        if (matches != Truth.False)
        {
            matches = matches.And(compiled.Matches(request)).And(isKnown);
        }

        switch (matches, statement.Effect)
        {
            case (Truth.True, Effect.Deny):
                _denies.Add(AddressOf(policy, statement));
                break;
            case (Truth.True, _):
                _allows.Add((AddressOf(policy, statement), match));
                break;
            case (Truth.Unknown, Effect.Deny):
                _possibleDenies.Add(ReasonOf(policy, statement));
                break;
            case (Truth.Unknown, _):
                _possibleAllows.Add((ReasonOf(policy, statement), match));
                break;
        }
    }

    private MatchedStatement AddressOf(NamedPolicy policy, Statement statement) =>
        new(Type, policy.Name, statement.Sid, statement.Index);

    private UnknownReason ReasonOf(NamedPolicy policy, Statement statement) =>
        new(
            Type,
            policy.Name,
            Translate(
                $"Whether `{statement.DisplayName}` of the {Type.ToWords()} `{policy.Name}` applies cannot be told."
            )
        )
        {
            Statement = AddressOf(policy, statement),
        };
}
