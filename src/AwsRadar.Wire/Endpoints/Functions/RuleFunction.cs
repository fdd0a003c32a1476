using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Functions;

/// <summary>A function of the rules' language. Arguments of a wrong type make the result absent or false, never an error.</summary>
/// <param name="MinArguments">The fewest arguments that it takes.</param>
/// <param name="MaxArguments">The most arguments that it takes.</param>
internal sealed record RuleFunction(int MinArguments, int MaxArguments, RuleFunction.Body Call)
{
    internal delegate RuleValue? Body(ReadOnlySpan<RuleValue?> arguments);
}
