using System.Collections.Immutable;
using System.Globalization;

namespace AwsRadar.Wire.Endpoints.Expressions;

/// <summary>
/// The path of <c>getAttr</c>: names joined by dots, each with an index behind it or alone; an index below zero counts
/// from the end.
/// </summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#getattr-function</remarks>
internal sealed class AttributePath
{
    private readonly ImmutableArray<Step> _steps;

    private AttributePath(ImmutableArray<Step> steps) => _steps = steps;

    /// <exception cref="InvalidDataException">The text is no such path.</exception>
    public static AttributePath Parse(string path) => new([.. path.Split('.').SelectMany(ParsePart)]);

    /// <summary>Null when the value has no such attribute.</summary>
    public RuleValue? Find(RuleValue? value)
    {
        foreach (var step in _steps)
        {
            value = value switch
            {
                RuleValue.Fields fields when step.Name is { } name => fields.Values.GetValueOrDefault(name),
                RuleValue.List list when step.Name is null => At(list, step.Index),
                _ => null,
            };
        }

        return value;
    }

    private static RuleValue? At(RuleValue.List list, int index)
    {
        var position = index < 0 ? list.Items.Length + index : index;
        return position >= 0 && position < list.Items.Length ? list.Items[position] : null;
    }

    private static IEnumerable<Step> ParsePart(string part)
    {
        var open = part.IndexOf('[', StringComparison.Ordinal);
        if (open != 0)
        {
            yield return new Step(open < 0 ? part : part[..open], Index: 0);
        }

        if (open >= 0)
        {
            var isIndex = int.TryParse(
                part.AsSpan(open + 1).TrimEnd(']'),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var index
            );
            yield return isIndex && part.EndsWith(']')
                ? new Step(Name: null, index)
                : throw new InvalidDataException($"The endpoint rules hold the path `{part}`, which is none.");
        }
    }

    private readonly record struct Step(string? Name, int Index);
}
