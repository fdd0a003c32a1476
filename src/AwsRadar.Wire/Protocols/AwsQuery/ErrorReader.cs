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

    /// <summary>Reads an error document on whose root element the cursor stands.</summary>
    public static WireError Read(XmlCursor xml, int status)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (xml.NameText is "Error")
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

    private static void ReadRoot(XmlCursor xml, Dictionary<string, string> found)
    {
        xml.Enter();
        while (xml.MoveToChild())
        {
            switch (xml.NameText)
            {
                case "Errors":
                    ReadRoot(xml, found);
                    break;
                case "Error":
                    ReadFields(xml, found);
                    break;
                case ("RequestId" or "RequestID") and var name:
                    found.TryAdd(name, xml.ReadString());
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private static void ReadFields(XmlCursor xml, Dictionary<string, string> found)
    {
        xml.Enter();
        while (xml.MoveToChild())
        {
            if (xml.NameText is ("Code" or "Message" or "Type" or "RequestId") and var name)
            {
                found.TryAdd(name, xml.ReadString());
            }
            else
            {
                xml.Skip();
            }
        }
    }
}
