using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Json;

/// <summary>The JSON body of a success, as a client reads it.</summary>
internal static class JsonReply
{
    /// <summary>
    /// Opens the body's object. A body without a byte is an empty object where nothing was to come, or beside the
    /// request id that an AWS service always sends and a proxy that answers in its place does not.
    /// </summary>
    public static WireResult<JsonElement> Open(OperationModel operation, WireResponse response)
    {
        if (response.Body.IsEmpty)
        {
            var mayBeEmpty = operation.Output is not { Members.Length: > 0 } || RequestIds.Of(response) is not null;
            return mayBeEmpty ? JsonBuilder.Empty : UnreadableResponse.Of(operation, response, "it is empty");
        }

        if (!JsonText.TryParse(response.Body.Span, out var value, out var problem))
        {
            return UnreadableResponse.Of(operation, response, $"it {problem}");
        }

        return value.ValueKind is JsonValueKind.Object or JsonValueKind.Null || IsDocument(operation.Output)
            ? value
            : UnreadableResponse.Of(operation, response, $"it is {JsonKind.Name(value)}");
    }

    /// <summary>Whether the body is a document: any JSON, not only an object.</summary>
    private static bool IsDocument(Shape? output) => HttpBindings.Of(output).Payload is { Shape.IsDocument: true };

    /// <summary>Reads the output that fills the whole body.</summary>
    public static WireResult<JsonElement> Read(OperationModel operation, WireResponse response)
    {
        if (!Open(operation, response).TryGet(out var value, out var error))
        {
            return error;
        }

        if (operation.Output is not { } shape || value.ValueKind is JsonValueKind.Null)
        {
            return JsonBuilder.Empty;
        }

        JsonValueReader? reader = null;
        var output = JsonBuilder.TryBuild(json =>
            (reader = new JsonValueReader(json) { AcceptsNearMisses = true }).TryReadStructure(shape, value)
        );
        return output is { } element
            ? element
            : UnreadableResponse.Of(operation, response, $"in it {reader!.Problem.TrimEnd('.')}");
    }
}
