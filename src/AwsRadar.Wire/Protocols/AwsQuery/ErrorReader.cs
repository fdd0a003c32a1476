using System.Xml;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>
/// Reads the code and message of a failure: <c>ErrorResponse/Error</c>, or the <c>Response/Errors/Error</c> of the oldest
/// services.
/// </summary>
internal static class ErrorReader
{
    public const string Root = "ErrorResponse";

    /// <summary>Whether a root element is that of an error, whatever the HTTP status says.</summary>
    public static bool IsErrorRoot(string root) => root is Root or "Response" or "Error";

    /// <summary>Reads an error document whose root element the reader stands on.</summary>
    public static WireError Read(XmlReader xml, int status)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (xml.LocalName is "Error")
        {
            ReadFields(xml, found);
        }
        else
        {
            ReadRoot(xml, found);
        }

        return new WireError(
            WireErrorKind.Service,
            found.GetValueOrDefault("Code") is { Length: > 0 } code ? code : $"{status}",
            found.GetValueOrDefault("Message", "")
        )
        {
            Status = status,
            IsSenderFault = found.GetValueOrDefault("Type") is { } type ? type is "Sender" : status < 500,
            RequestId = found.GetValueOrDefault("RequestId") ?? found.GetValueOrDefault("RequestID"),
        };
    }

    private static void ReadRoot(XmlReader xml, Dictionary<string, string> found)
    {
        foreach (var element in new XmlValueReader(xml).Children())
        {
            switch (element)
            {
                case "Errors":
                    ReadRoot(xml, found);
                    break;
                case "Error":
                    ReadFields(xml, found);
                    break;
                case "RequestId" or "RequestID":
                    found.TryAdd(element, xml.ReadElementContentAsString());
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private static void ReadFields(XmlReader xml, Dictionary<string, string> found)
    {
        foreach (var field in new XmlValueReader(xml).Children())
        {
            if (field is "Code" or "Message" or "Type" or "RequestId")
            {
                found.TryAdd(field, xml.ReadElementContentAsString());
            }
            else
            {
                xml.Skip();
            }
        }
    }
}
