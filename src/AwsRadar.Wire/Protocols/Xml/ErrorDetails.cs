using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Xml;

/// <summary>What stands in <c>Error</c>: code and message, and between them the members that the error's model has.</summary>
internal static class ErrorDetails
{
    /// <summary>What an error says besides its message; null when there is nothing more, or it does not fit the model.</summary>
    public static JsonElement? Read(OperationModel operation, string code, WireResponse response)
    {
        try
        {
            return ErrorShapes.DetailsOf(
                ErrorShapes.Find(operation, code),
                (json, shape) => TryRead(json, shape, response)
            );
        }
        catch (Exception exception) when (exception is XmlException or UnreadableXmlException)
        {
            return null;
        }
    }

    private static bool TryRead(Utf8JsonWriter json, Shape shape, WireResponse response)
    {
        var reader = new BindingReader(json) { PassesOverBadTimes = true };
        var xml = new XmlCursor(response.Body);
        var isAtError = xml.Name.SequenceEqual("Error"u8) || xml.MoveTo("Error"u8);
        if (!isAtError || !reader.TryReadHeaders(HttpBindings.Of(shape), response.Headers))
        {
            return false;
        }

        new XmlValueReader(xml).ReadMembers(shape, json, readUnknown: null, isHttp: true);
        return true;
    }

    /// <summary>Writes into an <c>Error</c> that is open.</summary>
    public static void Write(XmlWriter xml, ScalarText scalars, Shape? shape, WireError error)
    {
        xml.WriteElementString("Code", XmlText.Legal(shape?.Error?.Code ?? error.Code));
        xml.WriteElementString("Message", XmlText.Legal(error.Message));
        if (shape is not null && error.Details is { } details)
        {
            new XmlValueWriter(xml, scalars).WriteMembers(shape, details, isHttp: true, without: IsCodeOrMessage);
        }
    }

    /// <summary>CloudSearch's errors have their code as a member too; it is on the wire once.</summary>
    private static bool IsCodeOrMessage(Member member) =>
        ErrorShapes.IsMessage(member) || (member.LocationName ?? member.Name) is "Code";
}
