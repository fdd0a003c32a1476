using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Lessons;

/// <summary>JSON as Python writes it: <c>True</c> for true, <c>None</c> for null, bytes for base64.</summary>
/// <remarks>https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals</remarks>
internal static class PythonLiteral
{
    public static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            literal.Append(
                character switch
                {
                    '"' => "\\\"",
                    '\\' => @"\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    < ' ' => $"\\x{(int)character:x2}",
                    _ => character.ToString(),
                }
            );
        }

        return literal.Append('"').ToString();
    }

    /// <param name="shape">What the value is in the model; null where the model does not say.</param>
    public static string Of(Shape? shape, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String when shape?.Kind is ShapeKind.Blob =>
                $"__import__(\"base64\").b64decode({Of(value.GetString()!)})",
            JsonValueKind.String => Of(value.GetString()!),
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            JsonValueKind.Null => "None",
            JsonValueKind.Array =>
                $"[{string.Join(", ", value.EnumerateArray().Select(each => Of(shape?.Element?.Shape, each)))}]",
            JsonValueKind.Object =>
                $"{{{string.Join(", ", value.EnumerateObject().Select(each => $"{Of(each.Name)}: {Of(Inner(shape, each.Name), each.Value)}"))}}}",
            _ => value.GetRawText(),
        };

    private static Shape? Inner(Shape? shape, string name) =>
        shape?.Value?.Shape ?? (shape is not null && shape.TryGetMember(name, out var member) ? member.Shape : null);
}
