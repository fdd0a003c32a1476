using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Events;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.RestXml;

/// <summary>
/// Reads a result or an error. S3 may find an error after it has begun to answer with status 200, as in
/// <c>CompleteMultipartUpload</c> and <c>CopyObject</c>: the root element tells.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html</remarks>
internal static class ResponseReader
{
    public static WireResult<WireReply> Read(OperationModel operation, WireResponse response)
    {
        if (response.Body.Length > WireLimits.MaxResponseBytes)
        {
            return UnreadableResponse.Of(operation, response, UnreadableResponse.TooLarge);
        }

        if (!UnreadableResponse.IsSuccess(response))
        {
            return ErrorReader.Read(operation, response);
        }

        if (ResponseChecksum.ProblemOf(operation, response) is { } damage)
        {
            return UnreadableResponse.Of(operation, response, damage);
        }

        if (EventStreams.OfOutput(operation) is { } stream)
        {
            return EventBody
                .ReadOutput(XmlEvents.Instance, operation, stream, response)
                .TryGet(out var events, out var error)
                ? new WireReply(events, RequestIds.Of(response))
                : error;
        }

        try
        {
            return ReadSuccess(operation, response);
        }
        catch (UnreadableXmlException exception)
        {
            return UnreadableResponse.Of(operation, response, exception.Message);
        }
        catch (XmlException exception)
        {
            return UnreadableResponse.Of(operation, response, $"it is not well-formed XML ({exception.Message})");
        }
    }

    private static WireResult<WireReply> ReadSuccess(OperationModel operation, WireResponse response)
    {
        var bindings = HttpBindings.Of(operation.Output);
        var hasDocument = !bindings.HasRawPayload && (bindings.Payload is not null || !bindings.Body.IsEmpty);
        var xml = hasDocument && !response.Body.IsEmpty ? new XmlCursor(response.Body) : null;
        if (xml is null && hasDocument && (bindings.Payload is not null || RequestIds.Of(response) is null))
        {
            return UnreadableResponse.Of(operation, response, "it is empty");
        }

        if (xml is not null && ErrorReader.IsErrorRoot(xml.NameText))
        {
            // The connection was sound and the request well-formed: the service's own fault, and worth another try.
            return ErrorReader.Read(operation, response with { Status = 500 });
        }

        if (xml is { NameText: var root } && root.Equals("html", StringComparison.OrdinalIgnoreCase))
        {
            return UnreadableResponse.Of(operation, response, "it is a web page");
        }

        return ReadOutput(operation, response, xml);
    }

    private static WireResult<WireReply> ReadOutput(OperationModel operation, WireResponse response, XmlCursor? xml)
    {
        if (operation.Output is not { } structure)
        {
            return new WireReply(JsonBuilder.Empty, RequestIds.Of(response));
        }

        string? problem = null;
        var isInOrder = true;
        var output = JsonBuilder.TryBuild(json =>
        {
            json.WriteStartObject();
            var isRead = OutputBindings.TryRead(json, structure, response, out problem);
            if (isRead && xml is not null)
            {
                isInOrder = ReadDocument(json, operation, structure, xml);
            }

            json.WriteEndObject();
            return isRead;
        });
        return output is { } element
            ? new WireReply(isInOrder ? element : ModelOrder.Sort(structure, element), RequestIds.Of(response))
            : UnreadableResponse.Of(operation, response, $"in it {problem!.TrimEnd('.')}");
    }

    /// <returns>Whether the members came in <see cref="ModelOrder"/>.</returns>
    private static bool ReadDocument(Utf8JsonWriter json, OperationModel operation, Shape structure, XmlCursor xml)
    {
        if (BareOutput.Of(operation) is not { } bare || xml.NameText != HttpBindings.NameOf(bare))
        {
            return BodyDocument.Read(xml, json, structure);
        }

        BareOutput.Read(xml, json, bare);
        return true;
    }
}
