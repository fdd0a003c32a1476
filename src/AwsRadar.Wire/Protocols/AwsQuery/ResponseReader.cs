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
    private const string RequestIdHeader = "x-amzn-RequestId";

    public static WireResult<WireReply> Read(OperationModel operation, WireResponse response)
    {
        var headerId = response.Headers[RequestIdHeader];
        if (response.Body.Length > WireLimits.MaxResponseBytes)
        {
            return Unreadable(operation, response, "it is larger than 32 MiB");
        }

        try
        {
            using var xml = XmlSource.Open(response.Body);
            return ReadDocument(xml, operation, response, headerId);
        }
        catch (UnreadableXmlException exception)
        {
            return Unreadable(operation, response, exception.Message);
        }
        catch (XmlException exception)
        {
            return Unreadable(operation, response, NotXml(response, exception));
        }
    }

    private static WireResult<WireReply> ReadDocument(
        XmlReader xml,
        OperationModel operation,
        WireResponse response,
        string? headerId
    )
    {
        xml.MoveToContent();
        if (ErrorReader.IsErrorRoot(xml.LocalName))
        {
            var error = ErrorReader.Read(xml, response.Status);
            return error with { RequestId = error.RequestId ?? headerId };
        }

        if (response.Status is < 200 or > 299)
        {
            return Unreadable(operation, response, $"its root element is `<{xml.LocalName}>`");
        }

        if (!string.Equals(xml.LocalName, $"{operation.Name}Response", StringComparison.Ordinal))
        {
            return Unreadable(
                operation,
                response,
                $"it begins with `<{xml.LocalName}>` instead of `<{operation.Name}Response>`"
            );
        }

        var reply = new ResultReader(xml, operation).Read();
        EnsureEnd(xml);
        return reply with { RequestId = reply.RequestId ?? headerId };
    }

    /// <summary>Reads on, so that a second root or text behind the first is found.</summary>
    private static void EnsureEnd(XmlReader xml)
    {
        while (xml.Read()) { }
    }

    private static string NotXml(WireResponse response, XmlException exception) =>
        response.Body.IsEmpty ? "it is empty" : $"it is not well-formed XML ({exception.Message})";

    private static WireError Unreadable(OperationModel operation, WireResponse response, string reason)
    {
        // An error without a readable body still has its status, which says whether a retry may help.
        var isFailure = response.Status is < 200 or > 299;
        var message = $"The answer to {operation.Name} with HTTP status {response.Status} cannot be read: {reason}.";
        var error = isFailure
            ? new WireError(WireErrorKind.Service, $"{response.Status}", message)
            {
                IsSenderFault = response.Status < 500,
            }
            : WireError.Unreadable(message);
        return error with { Status = response.Status, RequestId = response.Headers[RequestIdHeader] };
    }
}
