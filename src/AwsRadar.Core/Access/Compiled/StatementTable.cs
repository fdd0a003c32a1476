using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>All statements of an account's policies, their elements interned.</summary>
internal sealed class StatementTable
{
    public required NamedPolicy[] Policies { get; init; }

    /// <summary>By policy, in the order of <see cref="Policies"/>.</summary>
    public required CompactStatement[] Statements { get; init; }

    /// <summary>The number of each policy's first statement, and at the end how many there are.</summary>
    public required int[] FirstStatements { get; init; }

    public required ResourceElementTest[] Resources { get; init; }

    public required PreparedCondition[] Conditions { get; init; }

    /// <summary>The conditions of each statement, by number.</summary>
    public required int[] StatementConditions { get; init; }

    /// <summary>How many patterns of the resource elements depend on the context.</summary>
    public required int VariablePatterns { get; init; }

    public required ActionIndex Actions { get; init; }

    /// <summary>Whether the statement applies to a request for one of its actions.</summary>
    public Truth Matches(in CompactStatement statement, InternedResource resource, InternedContext context)
    {
        var truth = statement.Certainty;
        if (statement.Resource >= 0)
        {
            truth = truth.And(resource.Matches(statement.Resource, context));
        }

        for (var i = statement.FirstCondition; i < statement.EndOfConditions && truth != Truth.False; i++)
        {
            truth = truth.And(context.Holds(StatementConditions[i]));
        }

        return truth;
    }

    public MatchedStatement Describe(int number)
    {
        var policy = PolicyOf(number);
        var document = Policies[policy].Document;
        var statement = document.Statements[number - FirstStatements[policy]];
        return new MatchedStatement(document.Type, Policies[policy].Name, statement.Sid, statement.Index);
    }

    private int PolicyOf(int number)
    {
        var at = Array.BinarySearch(FirstStatements, number);
        if (at < 0)
        {
            return ~at - 1;
        }

        // Policies without statements share their number with the next one.
        while (at + 1 < FirstStatements.Length && FirstStatements[at + 1] == number)
        {
            at++;
        }

        return at;
    }
}
