using System.Collections.Immutable;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access.Compiled;

/// <summary>A <c>Resource</c> or <c>NotResource</c> element, prepared once for all statements that have it.</summary>
internal sealed class ResourceElementTest
{
    private readonly ImmutableArray<ResourceTest> _tests;
    private readonly bool _isNot;
    private readonly int _firstSlot;

    /// <param name="firstSlot">Where a context keeps what the element's patterns with variables come to.</param>
    public ResourceElementTest(ResourceElement element, PolicyLanguageVersion version, int firstSlot)
    {
        _tests = [.. element.Patterns.Select(pattern => new ResourceTest(pattern.Value, version))];
        _isNot = element.IsNot;
        _firstSlot = firstSlot;
        DependsOnContext = _tests.Any(test => test.DependsOnContext);
    }

    public bool DependsOnContext { get; }

    /// <summary>How many slots it takes.</summary>
    public int Slots => DependsOnContext ? _tests.Length : 0;

    public Truth Matches(string resource, InternedContext context)
    {
        var result = Truth.False;
        for (var i = 0; i < _tests.Length && result != Truth.True; i++)
        {
            var test = _tests[i];
            result = result.Or(
                DependsOnContext
                    ? context.Matches(test, _firstSlot + i, resource)
                    : test.Matches(resource, InternedContext.Nothing)
            );
        }

        return _isNot ? result.Not() : result;
    }
}
