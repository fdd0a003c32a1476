using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.Calling.Values.Shorthand;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Parameters;

/// <summary>The words behind a parameter's option as the JSON value of its member.</summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html</remarks>
internal sealed class ParameterWriter(Utf8JsonWriter writer, OperationParameter parameter)
{
    private string Option => parameter.Option;

    /// <exception cref="InputException">The words are no value of the parameter.</exception>
    public void Write(ImmutableArray<string> words)
    {
        if (parameter.IsList)
        {
            WriteList(words);
        }
        else
        {
            WriteOne(parameter.Member, words[^1]);
        }
    }

    private void WriteList(ImmutableArray<string> words)
    {
        string[] texts = [.. words.Select(word => words.Length == 1 ? InputFile.TextOf(word, Option) : word)];
        if (texts is [var only] && LooksLike('[', only))
        {
            JsonInput.Parse(only, Option).WriteTo(writer);
            return;
        }

        // An event is written like the structure of all kinds of events, with one member.
        var element = parameter.Shape.Element ?? parameter.Member;
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            if (OnlyMemberOf(element.Shape) is { } only2 && !texts.Any(each => each.AsSpan().ContainsAny("={[")))
            {
                // `--instances i-1 i-2` stands for a list of structures that have one member.
                writer.WriteStartObject();
                writer.WritePropertyName(only2.Name);
                ScalarInput.Write(writer, only2, text, Option);
                writer.WriteEndObject();
            }
            else
            {
                WriteOne(element, text);
            }
        }

        writer.WriteEndArray();
    }

    private void WriteOne(Member member, string word)
    {
        switch (member.Shape.Kind)
        {
            case ShapeKind.Blob when member.IsStreaming:
                var path = InputFile.PathOf(word);
                writer.WriteBase64StringValue(UploadFile.IsLarge(path) ? [] : InputFile.ReadBytes(path, Option));
                break;
            case ShapeKind.Blob:
                writer.WriteBase64StringValue(InputFile.BytesOf(word, Option));
                break;
            case ShapeKind.Structure or ShapeKind.Map or ShapeKind.List:
                WriteComplex(member, InputFile.TextOf(word, Option));
                break;
            case ShapeKind.String when member.IsJsonValue:
                writer.WriteStringValue(JsonInput.Parse(InputFile.TextOf(word, Option), Option).GetRawText());
                break;
            default:
                ScalarInput.Write(writer, member, InputFile.TextOf(word, Option), Option);
                break;
        }
    }

    private void WriteComplex(Member member, string text)
    {
        if (LooksLike('{', text) || LooksLike('[', text) || member.Shape.IsDocument)
        {
            JsonInput.Parse(text, Option).WriteTo(writer);
        }
        else if (OnlyMemberOf(member.Shape) is { Name: "Value" } && !text.Contains('=', StringComparison.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("Value", text);
            writer.WriteEndObject();
        }
        else
        {
            new ShorthandWriter(writer, Option).Write(member, ShorthandParser.Parse(text, Option));
        }
    }

    /// <summary>The member of a structure that has only this one, if it is a string.</summary>
    private static Member? OnlyMemberOf(Shape shape) =>
        shape is { Kind: ShapeKind.Structure, Members: [{ Shape.Kind: ShapeKind.String } only] } ? only : null;

    private static bool LooksLike(char start, string text) => text.AsSpan().TrimStart().StartsWith([start]);
}
