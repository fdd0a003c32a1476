using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>A statement with its patterns and conditions prepared, so that asking it is cheap.</summary>
internal sealed class CompiledStatement
{
    private readonly ImmutableArray<WildcardPattern> _actions;
    private readonly ImmutableArray<ResourceTest> _resources;
    private readonly ImmutableArray<PreparedCondition> _conditions;

    public CompiledStatement(Statement statement, PolicyLanguageVersion version)
    {
        Statement = statement;
        _actions =
        [
            .. statement.Action.Patterns.Select(pattern =>
                WildcardPattern.Parse(RequestFacts.FoldAction(pattern.Value))
            ),
        ];
        _resources = statement.Resource is { } resource
            ? [.. resource.Patterns.Select(pattern => new ResourceTest(pattern.Value, version))]
            : [];
        _conditions = [.. statement.Conditions.Select(condition => new PreparedCondition(condition, version))];
    }

    public Statement Statement { get; }

    public ImmutableArray<PreparedCondition> Conditions => _conditions;

    public ImmutableArray<ResourceTest> Resources => _resources;

    /// <summary>
    /// Whether the statement is about the request, its principal left aside. An element that could not be understood
    /// may match; the others still rule the statement out.
    /// </summary>
    public Truth Matches(RequestFacts request)
    {
        var result = Statement.IsReadable ? Truth.True : Truth.Unknown;
        result = result.And(MatchesAction(request.FoldedAction));
        if (result != Truth.False)
        {
            result = result.And(MatchesResource(request));
        }

        for (var i = 0; i < _conditions.Length && result != Truth.False; i++)
        {
            result = result.And(_conditions[i].Evaluate(request.Scope));
        }

        return result;
    }

    public Truth MatchesAction(string foldedAction)
    {
        if (_actions.IsEmpty && !Statement.IsReadable)
        {
            return Truth.Unknown;
        }

        foreach (var pattern in _actions)
        {
            if (pattern.Matches(foldedAction))
            {
                return (!Statement.Action.IsNot).ToTruth();
            }
        }

        return Statement.Action.IsNot.ToTruth();
    }

    public Truth MatchesResource(RequestFacts request)
    {
        if (Statement.Resource is not { } element)
        {
            // Without the element the statement is about the resource that the policy belongs to.
            return Truth.True;
        }

        var result = Truth.False;
        foreach (var resource in _resources)
        {
            result = result.Or(
                request.Resources is { } all
                    ? resource.MatchesEach(all, request.Scope)
                    : resource.Matches(request.Request.Resource, request.Scope)
            );
            if (result == Truth.True)
            {
                break;
            }
        }

        return element.IsNot ? result.Not() : result;
    }
}
