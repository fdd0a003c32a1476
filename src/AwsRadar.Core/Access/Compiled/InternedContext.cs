using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>
/// A request's context, and what the account's conditions and policy variables make of it: each is worked out when it is
/// first asked for. Two threads may both do so; they get the same.
/// </summary>
internal sealed class InternedContext(ContextKeys keys, StatementTable table)
{
    private const byte NotAsked = 0;

    /// <summary>For patterns that ask nothing of a context.</summary>
    public static readonly ContextScope Nothing = new(ContextKeys.Empty, isRecording: false);

    private readonly ContextScope _scope = new(keys, isRecording: false);
    private readonly byte[] _conditions = new byte[table.Conditions.Length];
    private readonly ResolvedPattern?[] _patterns = new ResolvedPattern?[table.VariablePatterns];

    public ContextKeys Keys { get; } = keys;

    public Truth Holds(int condition)
    {
        var known = _conditions[condition];
        return known == NotAsked ? Ask(condition) : (Truth)(known - 1);
    }

    /// <param name="slot">The test's place among those that depend on the context.</param>
    public Truth Matches(ResourceTest test, int slot, string resource)
    {
        var resolved = _patterns[slot] ??= ResolvedPattern.Of(test, _scope);
        return resolved.Pattern is { } pattern ? pattern.Matches(resource).ToTruth() : resolved.Otherwise;
    }

    private Truth Ask(int condition)
    {
        var truth = table.Conditions[condition].Evaluate(_scope);
        _conditions[condition] = (byte)(truth + 1);
        return truth;
    }

    /// <param name="Otherwise">What is to be said of every resource where there is no pattern.</param>
    private sealed record ResolvedPattern(ArnPattern? Pattern, Truth Otherwise)
    {
        public static ResolvedPattern Of(ResourceTest test, ContextScope scope)
        {
            var truth = test.Resolve(scope, out var pattern);
            return new ResolvedPattern(pattern, truth);
        }
    }
}
