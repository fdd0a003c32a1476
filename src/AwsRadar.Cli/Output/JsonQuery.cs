using System.Text.Json;
using DevLab.JmesPath;

namespace AwsRadar.Cli.Output;

/// <summary>A JMESPath expression, as the AWS CLI's <c>--query</c>.</summary>
/// <remarks>https://jmespath.org/specification.html</remarks>
internal static class JsonQuery
{
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
            problem =
                $"--query: `{expression}` is not a JMESPath expression that fits the data: {error.Message.ReplaceLineEndings(" ")}";
            return false;
        }
    }
}
