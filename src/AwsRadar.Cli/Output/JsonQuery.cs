using System.Text.Json;
using DevLab.JmesPath;

namespace AwsRadar.Cli.Output;

/// <summary>A JMESPath expression, as the AWS CLI's <c>--query</c>.</summary>
/// <remarks>https://jmespath.org/specification.html</remarks>
internal static class JsonQuery
{
    /// <summary>What is wrong with an expression before there is data for it; null when it is JMESPath.</summary>
    public static string? ProblemOf(string expression)
    {
        try
        {
            new JmesPath().Parse(expression);
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Say(expression, error);
        }
    }

    /// <summary>Applies the expression; false with AWS-CLI-like words if it is not JMESPath.</summary>
    public static bool TryApply(string json, string expression, out JsonElement result, out string problem)
    {
        try
        {
            result = JsonElement.Parse(new JmesPath().Transform(json, expression));
            problem = "";
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The library reports syntax errors and wrong argument types by exceptions of many kinds.
            result = default;
            problem = Say(expression, error);
            return false;
        }
    }

    private static string Say(string expression, Exception error) =>
        Translate(
            $"--query: `{expression}` is not a JMESPath expression that fits the data: {error.Message.ReplaceLineEndings(" ")}"
        );
}
