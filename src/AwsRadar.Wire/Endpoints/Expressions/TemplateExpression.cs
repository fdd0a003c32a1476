using System.Collections.Immutable;
using System.Text;

namespace AwsRadar.Wire.Endpoints.Expressions;

/// <summary>Text with values in braces: <c>https://iam.{Region}.{PartitionResult#dnsSuffix}</c>.</summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/specification.html#template-string</remarks>
internal sealed class TemplateExpression(ImmutableArray<RuleExpression> parts) : RuleExpression
{
    /// <summary>Absent as a whole when one of its values is.</summary>
    public override RuleValue? Evaluate(RuleScope scope)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Evaluate(scope) is not { } value)
            {
                return null;
            }

            text.Append(value);
        }

        return new RuleValue.Text(text.ToString());
    }
}
