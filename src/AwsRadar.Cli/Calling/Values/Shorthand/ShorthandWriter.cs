using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Values.Shorthand;

/// <summary>Gives shorthand the types of a model and writes it as JSON.</summary>
/// <remarks>What does not fit is written as it is: the check of the whole input names it and what fits.</remarks>
internal sealed class ShorthandWriter(Utf8JsonWriter writer, string option)
{
    /// <exception cref="InputException">A value does not fit, or shorthand cannot say it.</exception>
    public void Write(Member member, ShorthandValue value)
    {
        switch (value)
        {
            case var _ when member.Shape.IsDocument:
                throw new InputException(
                    Translate($"`{option}` holds a document of any form, which shorthand cannot say: write JSON.")
                );
            case ShorthandValue.Fields fields:
                WriteFields(member.Shape, fields);
                break;
            case ShorthandValue.List list:
                WriteItems(member, list);
                break;
            case ShorthandValue.Text when member.Shape is { Kind: ShapeKind.List, Element: { } element }:
                // `Values=a` means a list of one.
                writer.WriteStartArray();
                Write(element, value);
                writer.WriteEndArray();
                break;
            case ShorthandValue.Text text:
                WriteText(member, text.Value);
                break;
        }
    }

    private void WriteFields(Shape shape, ShorthandValue.Fields fields)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in fields.Pairs)
        {
            writer.WritePropertyName(key);
            if (shape.Kind is ShapeKind.Map)
            {
                Write(shape.Value!, value);
            }
            else if (shape.TryGetMember(key, out var member))
            {
                Write(member, value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndObject();
    }

    private void WriteItems(Member member, ShorthandValue.List list)
    {
        writer.WriteStartArray();
        foreach (var item in list.Items)
        {
            Write(member.Shape.Element ?? member, item);
        }

        writer.WriteEndArray();
    }

    private void WriteText(Member member, string text)
    {
        if (member.Shape.Kind is ShapeKind.Structure or ShapeKind.Map)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            ScalarInput.Write(writer, member, text, option);
        }
    }
}
