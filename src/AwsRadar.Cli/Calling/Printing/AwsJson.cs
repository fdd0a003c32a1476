using System.Globalization;
using System.Text.Json;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>JSON as the AWS CLI prints it: four spaces, names and texts in their own script.</summary>
internal sealed class AwsJson(TextWriter output, bool isTerminal)
{
    private const int IndentWidth = 4;

    /// <summary>Prints a value and a line end.</summary>
    public void Write(JsonElement value)
    {
        Value(value, 0);
        output.Write('\n');
    }

    private void Value(JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Object(value, depth);
                break;
            case JsonValueKind.Array:
                Array(value, depth);
                break;
            case JsonValueKind.String:
                Text(value.GetString()!);
                break;
            case JsonValueKind.Number:
                output.Write(PythonNumber.Format(value.GetRawText()));
                break;
            default:
                output.Write(value.GetRawText());
                break;
        }
    }

    private void Object(JsonElement value, int depth)
    {
        var isFirst = true;
        foreach (var member in value.EnumerateObject())
        {
            output.Write(isFirst ? "{" : ",");
            isFirst = false;
            NewLine(depth + 1);
            Text(member.Name);
            output.Write(": ");
            Value(member.Value, depth + 1);
        }

        Close(isFirst, depth, "{}", '}');
    }

    private void Array(JsonElement value, int depth)
    {
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            output.Write(isFirst ? "[" : ",");
            isFirst = false;
            NewLine(depth + 1);
            Value(item, depth + 1);
        }

        Close(isFirst, depth, "[]", ']');
    }

    private void Close(bool isEmpty, int depth, string empty, char close)
    {
        if (isEmpty)
        {
            output.Write(empty);
        }
        else
        {
            NewLine(depth);
            output.Write(close);
        }
    }

    private void NewLine(int depth)
    {
        output.Write('\n');
        for (var space = 0; space < depth * IndentWidth; space++)
        {
            output.Write(' ');
        }
    }

    private void Text(string text)
    {
        output.Write('"');
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (Escape(text[index]) is { } escape)
            {
                output.Write(text.AsSpan(start, index - start));
                output.Write(escape);
                start = index + 1;
            }
        }

        output.Write(text.AsSpan(start));
        output.Write('"');
    }

    private string? Escape(char character) =>
        character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\b' => "\\b",
            '\f' => "\\f",
            < ' ' => Code(character),
            // On a terminal also what could move the cursor or turn the reading direction; it stays the same JSON.
            > '~' when isTerminal && IsSuspect(character) => Code(character),
            _ => null,
        };

    private static string Code(char character) =>
        string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");

    private static bool IsSuspect(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
