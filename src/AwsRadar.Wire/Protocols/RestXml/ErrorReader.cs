using System.Net;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.RestXml;

/// <summary>
/// Reads a failure: <c>ErrorResponse/Error</c>, S3's <c>Error</c> that nothing stands around, and nothing at all, which is how
/// S3 answers <c>HEAD</c>.
/// </summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html#operation-error-serialization</remarks>
internal static class ErrorReader
{
    public static bool IsErrorRoot(string root) => AwsQuery.ErrorReader.IsErrorRoot(root);

    public static WireError Read(OperationModel operation, WireResponse response)
    {
        if (response.Body.IsEmpty)
        {
            return OfStatus(response);
        }

        try
        {
            return ReadDocument(operation, response);
        }
        catch (Exception exception) when (exception is XmlException or UnreadableXmlException)
        {
            return UnreadableResponse.Of(operation, response, "it is not an error in XML");
        }
    }

    private static WireError ReadDocument(OperationModel operation, WireResponse response)
    {
        var xml = new XmlCursor(response.Body);
        if (!IsErrorRoot(xml.NameText))
        {
            return UnreadableResponse.Of(operation, response, $"its root element is `<{xml.NameText}>`");
        }

        var error = AwsQuery.ErrorReader.Read(xml, response.Status);
        return error with
        {
            RequestId = error.RequestId ?? RequestIds.Of(response),
            Details = ErrorDetails.Read(operation, error.Code, response),
        };
    }

    /// <summary>The code is the status, as in the AWS CLI: <c>An error occurred (404) … Not Found</c>.</summary>
    private static WireError OfStatus(WireResponse response) =>
        new(WireErrorKind.Service, $"{response.Status}", Spaced($"{(HttpStatusCode)response.Status}"))
        {
            Status = response.Status,
            IsSenderFault = response.Status < 500,
            RequestId = RequestIds.Of(response),
        };

    /// <summary><c>NotFound</c> is <c>Not Found</c>.</summary>
    private static string Spaced(string name) =>
        string.Concat(
            name.Select((each, index) => index > 0 && char.IsAsciiLetterUpper(each) ? $" {each}" : $"{each}")
        );
}
