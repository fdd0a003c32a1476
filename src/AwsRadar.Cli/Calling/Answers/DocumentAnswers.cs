using System.Buffers;
using System.Text.Json;
using AwsRadar.Cli.Output;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Answers;

/// <summary>
/// The texts in answers that are documents in disguise: IAM's policies, which are URL-encoded JSON, and CloudFormation's
/// templates. The AWS CLI and boto3 show them as what they are.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html</remarks>
internal sealed class DocumentAnswers
{
    private const string PolicyShape = "policyDocumentType";
    private const string TemplateShape = "TemplateBody";

    private readonly Shape? _output;
    private readonly string? _document;

    private DocumentAnswers(Shape? output, string? document) => (_output, _document) = (output, document);

    public static DocumentAnswers Of(CallTarget target)
    {
        var document = (target.Service.Name, target.Operation.Name) switch
        {
            ("iam", _) => PolicyShape,
            ("cloudformation", "GetTemplate") => TemplateShape,
            _ => null,
        };
        var output = target.Operation.Output;
        return new(output, document is not null && output is not null && Holds(output, document, []) ? document : null);
    }

    public CallResult Open(CallResult result) =>
        _document is null || !result.IsSuccess ? result : result with { Output = Open(result.Output) };

    public IAsyncEnumerable<CallResult> OpenAll(IAsyncEnumerable<CallResult> pages) =>
        _document is null ? pages : OpenEachAsync(pages);

    private async IAsyncEnumerable<CallResult> OpenEachAsync(IAsyncEnumerable<CallResult> pages)
    {
        await foreach (var page in pages)
        {
            yield return Open(page);
        }
    }

    private JsonElement Open(JsonElement output)
    {
        var bytes = new ArrayBufferWriter<byte>();
        JsonText.Write(bytes, writer => Write(writer, _output!, output), indented: false);
        return JsonElement.Parse(bytes.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer, Shape shape, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when shape.Kind is ShapeKind.Structure:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    WriteMember(writer, shape, property);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when shape.Element is { } element:
                writer.WriteStartArray();
                foreach (var entry in value.EnumerateArray())
                {
                    Write(writer, element.Shape, entry);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when shape.Name == _document && Parse(value.GetString()!) is { } document:
                document.WriteTo(writer);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private void WriteMember(Utf8JsonWriter writer, Shape shape, JsonProperty property)
    {
        if (shape.TryGetMember(property.Name, out var member))
        {
            Write(writer, member.Shape, property.Value);
        }
        else
        {
            property.Value.WriteTo(writer);
        }
    }

    /// <summary>Null for a text that is no JSON, which is then shown as it came.</summary>
    private JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(_document is PolicyShape ? Uri.UnescapeDataString(text) : text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Holds(Shape shape, string name, HashSet<string> seen) =>
        shape.Name == name
        || (
            seen.Add(shape.Name)
            && (
                shape.Members.Any(member => Holds(member.Shape, name, seen))
                || (shape.Element is { } element && Holds(element.Shape, name, seen))
            )
        );
}
