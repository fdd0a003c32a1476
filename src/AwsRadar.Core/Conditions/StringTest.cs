using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Conditions;

/// <summary><c>StringEquals</c>, <c>StringEqualsIgnoreCase</c>, <c>StringLike</c>: wildcards work in the last alone.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String</remarks>
internal sealed class StringTest : ValueTest
{
    private readonly Comparison _comparison;
    private readonly PolicyTemplate _template;
    private readonly WildcardPattern? _pattern;
    private readonly string? _text;

    public StringTest(Comparison comparison, string value, PolicyLanguageVersion version)
    {
        _comparison = comparison;
        _template = PolicyVariables.Cut(value, version);
        if (_template.HasVariables || !_template.IsWellFormed)
        {
            return;
        }

        var nothing = new ContextScope(ContextKeys.Empty);
        PolicyVariables.TryResolve(_template, nothing, out _text);
        PolicyVariables.TryResolve(_template, nothing, out PatternText pattern);
        _pattern = WildcardPattern.Create(pattern.Characters, pattern.Kinds);
    }

    public override Truth Matches(string requestValue, ContextScope scope)
    {
        if (_comparison == Comparison.Like)
        {
            return _pattern is null
                ? MatchesResolvedPattern(requestValue, scope)
                : _pattern.Matches(requestValue).ToTruth();
        }

        var text = _text;
        var resolved = text is null ? PolicyVariables.TryResolve(_template, scope, out text) : Truth.True;
        // What a variable of unknown value equals is unknown, not nothing: a negated operator would make a yes of it.
        return resolved == Truth.True ? string.Equals(requestValue, text, Case).ToTruth() : resolved;
    }

    private StringComparison Case =>
        _comparison == Comparison.EqualIgnoringCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private Truth MatchesResolvedPattern(string requestValue, ContextScope scope)
    {
        var resolved = PolicyVariables.TryResolve(_template, scope, out PatternText pattern);
        return resolved == Truth.True
            ? WildcardPattern.Create(pattern.Characters, pattern.Kinds).Matches(requestValue).ToTruth()
            : resolved;
    }
}
