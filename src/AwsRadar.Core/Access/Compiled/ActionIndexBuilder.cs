using System.Runtime.InteropServices;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>Sorts the patterns of <c>Action</c> and <c>NotAction</c> by what they could match.</summary>
internal sealed class ActionIndexBuilder
{
    private readonly Dictionary<string, List<int>> _statementsOfPattern = new(StringComparer.Ordinal);
    private readonly List<int> _notActions = [];
    private readonly List<int> _unreadable = [];

    public void Add(Statement statement, int number)
    {
        if (statement.Action.Patterns.IsEmpty && !statement.IsReadable)
        {
            _unreadable.Add(number);
        }
        else if (statement.Action.IsNot)
        {
            _notActions.Add(number);
        }

        foreach (var pattern in statement.Action.Patterns)
        {
            ref var statements = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _statementsOfPattern,
                RequestFacts.FoldAction(pattern.Value),
                out _
            );
            (statements ??= []).Add(number);
        }
    }

    public ActionIndex Build(int[] firstStatements)
    {
        var literal = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var byService = new Dictionary<string, List<ActionPatternUse>>(StringComparer.Ordinal);
        foreach (var (text, numbers) in _statementsOfPattern)
        {
            int[] statements = [.. numbers];
            if (!text.AsSpan().ContainsAny('*', '?'))
            {
                literal.Add(text, statements);
                continue;
            }

            ref var uses = ref CollectionsMarshal.GetValueRefOrAddDefault(byService, ServiceOf(text), out _);
            (uses ??= []).Add(new ActionPatternUse(WildcardPattern.Parse(text), statements));
        }

        return new ActionIndex(literal, byService, [.. _notActions], [.. _unreadable], firstStatements);
    }

    /// <summary>The service to whose actions alone the pattern is confined; empty: it may match those of any.</summary>
    private static string ServiceOf(string pattern)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || pattern.AsSpan(0, colon).ContainsAny('*', '?') ? ActionIndex.AnyService : pattern[..colon];
    }
}
