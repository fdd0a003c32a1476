using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.RestXml;

/// <summary>The XML of a body: the payload member's element, or one around the members that stand nowhere else.</summary>
/// <param name="Root">The root element's name.</param>
/// <param name="Namespace">The root element's namespace; null when it has none.</param>
internal sealed record BodyDocument(string Root, XmlNamespace? Namespace)
{
    public static BodyDocument OfInput(OperationModel operation) =>
        HttpBindings.Of(operation.Input).Payload is { } payload
            ? OfPayload(payload)
            : new(operation.InputLocationName ?? $"{operation.Name}Request", operation.InputXmlNamespace);

    /// <summary>Clients do not look at the root's name: models do not have it.</summary>
    public static BodyDocument OfOutput(ServiceModel service, OperationModel operation)
    {
        var document = HttpBindings.Of(operation.Output).Payload is { } payload
            ? OfPayload(payload)
            : new(operation.Output?.Name ?? $"{operation.Name}Result", Namespace: null);
        return document with { Namespace = document.Namespace ?? service.XmlNamespace };
    }

    /// <returns>The member whose text had to be changed, as <see cref="XmlValueWriter.Illegal"/> says; null for none.</returns>
    public string? Write(XmlWriter xml, Shape structure, JsonElement value)
    {
        var writer = new XmlValueWriter(xml, RestXmlProtocol.Scalars);
        writer.WriteStart(Root, Namespace);
        if (HttpBindings.Of(structure).Payload is not { } payload)
        {
            writer.WriteMembers(structure, value, isHttp: true);
        }
        else if (value.TryGetProperty(payload.Name, out var only) && only.ValueKind is not JsonValueKind.Null)
        {
            writer.WriteContent(payload, only);
        }

        xml.WriteEndElement();
        return writer.Illegal;
    }

    /// <summary>Reads the element on which the cursor stands into an object that is open.</summary>
    /// <returns>Whether the members came in <see cref="Values.ModelOrder"/>.</returns>
    /// <exception cref="UnreadableXmlException">The XML is not what the model says.</exception>
    /// <exception cref="XmlException">The bytes are not XML.</exception>
    public static bool Read(XmlCursor xml, Utf8JsonWriter json, Shape structure)
    {
        var reader = new XmlValueReader(xml);
        if (HttpBindings.Of(structure).Payload is { } payload)
        {
            json.WritePropertyName(payload.Name);
            reader.ReadValue(payload, json);
        }
        else
        {
            reader.ReadMembers(structure, json, readUnknown: null, isHttp: true);
        }

        xml.ReadToEnd();
        return reader.IsInModelOrder;
    }

    private static BodyDocument OfPayload(Member payload) =>
        new(payload.LocationName ?? payload.Shape.Name, payload.XmlNamespace);
}
