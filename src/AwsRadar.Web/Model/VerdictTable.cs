using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Web.Model;

/// <summary>
/// The verdicts of one <see cref="AnswerModel"/> in the making, two numbers each: the principal's node (-1 for the first of
/// <see cref="AnswerModel.Others"/>, -2 for the second) and a row. Rows are eight numbers each, for thousands get the same
/// verdict: the decision (0 allowed, 1 under conditions, 2 unknown, 3 denied by a statement); indexes in
/// <see cref="AnswerModel.Policies"/>, in that policy's statements, in <see cref="AnswerModel.Reasons"/>,
/// <see cref="AnswerModel.Conditions"/> and <see cref="AnswerModel.Resources"/>, -1 for none; 1 where it holds for some of those
/// resources only; and how many more resources there are.
/// </summary>
/// <param name="asked">The resource that was asked about.</param>
/// <param name="nodes">Nodes by ARN.</param>
internal sealed class VerdictTable(string asked, IReadOnlyDictionary<string, int> nodes)
{
    private const int None = -1;
    private const int Denied = 3;

    private readonly ImmutableArray<int>.Builder _verdicts = ImmutableArray.CreateBuilder<int>();
    private readonly NumberedValues<Row> _rows = new();
    private readonly ImmutableSortedDictionary<string, string>.Builder _korean =
        ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _conditionNumbers = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ImmutableArray<ConditionModel>>.Builder _conditions = ImmutableArray.CreateBuilder<
        ImmutableArray<ConditionModel>
    >();
    private readonly ImmutableArray<OtherPrincipalModel>.Builder _others =
        ImmutableArray.CreateBuilder<OtherPrincipalModel>();

    public NumberedValues<string> Policies { get; } = new();

    public NumberedValues<string> Reasons { get; } = new();

    /// <summary>The Korean of <see cref="Reasons"/>.</summary>
    public ImmutableSortedDictionary<string, string> Korean => _korean.ToImmutable();

    public NumberedValues<string> Resources { get; } = new();

    public ImmutableArray<ImmutableArray<ConditionModel>> Conditions => _conditions.ToImmutable();

    public ImmutableArray<OtherPrincipalModel> Others => _others.ToImmutable();

    public ImmutableArray<int> Verdicts => _verdicts.ToImmutable();

    public ImmutableArray<int> Rows => [.. _rows.Values.SelectMany(row => row.ToNumbers())];

    /// <summary>The surest of the grants stands for all of them.</summary>
    public void Add(PrincipalAccess access)
    {
        var grant = access.Grants[0];
        var statement = StatementOf(grant);
        var isAsked = grant.Resource is "*" || string.Equals(grant.Resource, asked, StringComparison.Ordinal);
        Add(
            access.Who,
            new Row(
                (int)grant.Possibility,
                statement is null ? None : Policies.Add(statement.Policy),
                statement?.Index ?? None,
                ReasonOf(grant),
                grant.Conditions.IsEmpty ? None : Add(grant.Conditions),
                isAsked ? None : Resources.Add(grant.Resource),
                grant.IsPattern && !grant.IsWhole && !isAsked ? 1 : 0,
                access.Grants.Select(each => each.Resource).Distinct(StringComparer.Ordinal).Count() - 1
            )
        );
    }

    public void Add(PrincipalDenial denial)
    {
        var statement = denial.Denials[0].Statements.FirstOrDefault();
        var policy = statement is null ? None : Policies.Add(statement.Policy);
        Add(denial.Who, new Row(Denied, policy, statement?.Index ?? None, None, None, None, 0, 0));
    }

    private void Add(AskedPrincipal who, Row row) => _verdicts.AddRange(NodeOf(who), _rows.Add(row));

    private int Add(ImmutableArray<StatementCondition> conditions)
    {
        var text = string.Join('\n', conditions);
        if (!_conditionNumbers.TryGetValue(text, out var number))
        {
            number = _conditionNumbers[text] = _conditions.Count;
            _conditions.Add([.. conditions.Select(ConditionModel.From)]);
        }

        return number;
    }

    private int NodeOf(AskedPrincipal who)
    {
        foreach (var key in KeysOf(who))
        {
            if (nodes.TryGetValue(key, out var node))
            {
                return node;
            }
        }

        _others.Add(new OtherPrincipalModel(who.Kind, who.Name));
        return -_others.Count;
    }

    /// <summary>What the graph may call somebody: it has the account, but not its root user.</summary>
    private static string[] KeysOf(AskedPrincipal who) =>
        who.Kind switch
        {
            AskedPrincipalKind.Root => [],
            AskedPrincipalKind.Account => [$"principal:{who.Name}"],
            _ => [who.Key, $"principal:{who.Key}"],
        };

    /// <summary>The statement that decides, or would where a condition holds; or the first that leaves it open.</summary>
    private static MatchedStatement? StatementOf(AccessGrant grant) =>
        grant.Answer.Result.MatchedStatements.FirstOrDefault()
        ?? grant.Conditions.FirstOrDefault(condition => condition.Effect == Effect.Allow)?.Statement
        ?? grant.Allowing.FirstOrDefault()
        ?? grant.Conditions.FirstOrDefault()?.Statement
        ?? grant
            .Answer.Result.UnknownReasons.Select(reason => reason.Statement)
            .FirstOrDefault(each => each is not null);

    private int ReasonOf(AccessGrant grant)
    {
        string[] sentences = grant.Possibility == Possibility.Unknown ? [.. WhatIsUnknown(grant)] : [];
        if (sentences is [])
        {
            return None;
        }

        var english = string.Join(" ", sentences);
        if (!_korean.ContainsKey(english))
        {
            _korean[english] = KoreanWords.Say(sentences);
        }

        return Reasons.Add(english);
    }

    /// <summary>What is not known and is no condition.</summary>
    private static IEnumerable<string> WhatIsUnknown(AccessGrant grant)
    {
        var said = grant.Conditions.Select(condition => condition.Statement).ToHashSet();
        return grant
            .Answer.Result.UnknownReasons.Where(reason => reason.Statement is null || !said.Contains(reason.Statement))
            .Select(reason => reason.Message)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The numbers of a verdict, in their order.</summary>
    private readonly record struct Row(
        int Decision,
        int Policy,
        int Statement,
        int Reason,
        int Conditions,
        int Resource,
        int IsSome,
        int More
    )
    {
        public int[] ToNumbers() => [Decision, Policy, Statement, Reason, Conditions, Resource, IsSome, More];
    }
}
