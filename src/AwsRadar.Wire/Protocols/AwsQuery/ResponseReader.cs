using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>
/// Reads a result or an error. What is neither, such as the HTML page of a captive portal with status 200 or a document
/// that ends early, is unreadable: it never becomes an empty result.
/// </summary>
internal static class ResponseReader
{
    public static WireResult<WireReply> Read(OperationModel operation, WireResponse response)
    {
        var headerId = RequestIds.Of(response);
        if (response.Body.Length > WireLimits.MaxResponseBytes)
        {
            return UnreadableResponse.Of(operation, response, UnreadableResponse.TooLarge);
        }

        try
        {
            return ReadDocument(new XmlCursor(response.Body), operation, response, headerId);
        }
        catch (UnreadableXmlException exception)
        {
            return UnreadableResponse.Of(operation, response, exception.Message);
        }
        catch (XmlException exception)
        {
            return UnreadableResponse.Of(operation, response, NotXml(response, exception));
        }
    }

    private static WireResult<WireReply> ReadDocument(
        XmlCursor xml,
        OperationModel operation,
        WireResponse response,
        string? headerId
    )
    {
        var root = xml.NameText;
        if (ErrorReader.IsErrorRoot(root))
        {
            var error = ErrorReader.Read(xml, response.Status);
            return error with
            {
                RequestId = error.RequestId ?? headerId,
                Details = ErrorDetails.Read(operation, error.Code, response),
            };
        }

        if (!UnreadableResponse.IsSuccess(response))
        {
            return UnreadableResponse.Of(operation, response, $"its root element is `<{root}>`");
        }

        if (!IsResponse(root, operation))
        {
            return UnreadableResponse.Of(
                operation,
                response,
                $"it begins with `<{root}>` instead of `<{operation.Name}Response>`"
            );
        }

        var reply = new ResultReader(xml, operation).Read();
        xml.ReadToEnd();
        return reply with { RequestId = reply.RequestId ?? headerId };
    }

    private static bool IsResponse(string root, OperationModel operation) =>
        root.StartsWith(operation.Name, StringComparison.Ordinal) && root.AsSpan(operation.Name.Length) is "Response";

    private static string NotXml(WireResponse response, XmlException exception) =>
        response.Body.IsEmpty ? "it is empty" : $"it is not well-formed XML ({exception.Message})";
}
