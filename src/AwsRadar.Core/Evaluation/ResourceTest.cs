using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>One value of <c>Resource</c>, prepared as far as it holds no policy variable.</summary>
internal sealed class ResourceTest
{
    private readonly PolicyTemplate _template;
    private readonly ArnPattern? _pattern;

    public ResourceTest(string value, PolicyLanguageVersion version)
    {
        _template = PolicyVariables.Cut(value, version);
        if (!_template.HasVariables && _template.IsWellFormed)
        {
            PolicyVariables.TryResolve(_template, new ContextScope(ContextKeys.Empty), out PatternText pattern);
            _pattern = ArnPattern.Create(pattern);
        }
    }

    /// <summary>The value holds a policy variable, so that it says something else for each request.</summary>
    public bool DependsOnContext => _pattern is null;

    public Truth Matches(string resource, ContextScope scope)
    {
        var resolved = Resolve(scope, out var pattern);
        return resolved == Truth.True ? pattern!.Matches(resource).ToTruth() : resolved;
    }

    /// <summary>True: the value names each of the resources; false: none of them; unknown: that cannot be told, or some of them.</summary>
    public Truth MatchesEach(PatternText resources, ContextScope scope)
    {
        var resolved = PolicyVariables.TryResolve(_template, scope, out PatternText text);
        return resolved != Truth.True ? resolved
            : PatternRelation.Covers(text, resources) ? Truth.True
            : PatternRelation.MayOverlap(text, resources) ? Truth.Unknown
            : Truth.False;
    }

    /// <summary>The value with its variables resolved; null where one has no value that is known.</summary>
    public PatternText? TextIn(ContextScope scope) =>
        PolicyVariables.TryResolve(_template, scope, out PatternText text) == Truth.True ? text : null;

    /// <param name="pattern">Null unless the answer is <see cref="Truth.True"/>; any other is what the test says of every resource.</param>
    public Truth Resolve(ContextScope scope, out ArnPattern? pattern)
    {
        pattern = _pattern;
        if (pattern is not null)
        {
            return Truth.True;
        }

        var resolved = PolicyVariables.TryResolve(_template, scope, out PatternText text);
        pattern = resolved == Truth.True ? ArnPattern.Create(text) : null;
        return resolved;
    }
}
