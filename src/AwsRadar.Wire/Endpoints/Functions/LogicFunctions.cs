using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Functions;

/// <summary>Presence, comparison and choice.</summary>
internal static class LogicFunctions
{
    public static RuleValue? IsSet(ReadOnlySpan<RuleValue?> arguments) => RuleValue.Of(arguments[0] is not null);

    public static RuleValue? Not(ReadOnlySpan<RuleValue?> arguments) => RuleValue.Of(!RuleValue.IsMet(arguments[0]));

    public static RuleValue? BooleanEquals(ReadOnlySpan<RuleValue?> arguments) =>
        RuleValue.Of(
            arguments[0] is RuleValue.Flag left && arguments[1] is RuleValue.Flag right && left.Value == right.Value
        );

    public static RuleValue? StringEquals(ReadOnlySpan<RuleValue?> arguments) =>
        RuleValue.Of(
            arguments[0] is RuleValue.Text left
                && arguments[1] is RuleValue.Text right
                && string.Equals(left.Value, right.Value, StringComparison.Ordinal)
        );

    /// <summary>The first value that is there.</summary>
    public static RuleValue? Coalesce(ReadOnlySpan<RuleValue?> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is not null)
            {
                return argument;
            }
        }

        return null;
    }

    public static RuleValue? IfThenElse(ReadOnlySpan<RuleValue?> arguments) =>
        arguments[RuleValue.IsMet(arguments[0]) ? 1 : 2];
}
