using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>Reads the result and the metadata inside the root element of a success.</summary>
internal sealed class ResultReader(XmlCursor xml, OperationModel operation)
{
    /// <summary>Amazon EC2 has its request's id among the members.</summary>
    public const string Ec2RequestId = "requestId";

    private readonly XmlValueReader _values = new(xml);
    private string? _requestId;

    /// <exception cref="UnreadableXmlException">The result is missing or does not fit the model.</exception>
    public WireReply Read()
    {
        var output = JsonBuilder.TryBuildOutput(json =>
        {
            if (operation is { ResultWrapper: null, Output: { } bare })
            {
                // Without a wrapper the result and the metadata are siblings.
                _values.ReadStructure(bare, json, ReadMetadata);
            }
            else
            {
                ReadWrapped(json);
            }

            return operation.Output is not null;
        });
        return new WireReply(output is null ? OutputJson.Empty : InOrder(output), _requestId);
    }

    private OutputJson InOrder(OutputJson output) =>
        _values.IsInModelOrder || operation.Output is not { } shape
            ? output
            : new OutputJson(ModelOrder.Sort(shape, output.Element));

    private void ReadWrapped(Utf8JsonWriter json)
    {
        var isMissing = operation.Output is not null;
        xml.Enter();
        while (xml.MoveToChild())
        {
            if (isMissing && Ascii.Equals(xml.Name, operation.ResultWrapper))
            {
                _values.ReadStructure(operation.Output!, json);
                isMissing = false;
            }
            else
            {
                ReadMetadata();
            }
        }

        if (isMissing)
        {
            throw new UnreadableXmlException($"it has no `<{operation.ResultWrapper}>`");
        }
    }

    private void ReadMetadata()
    {
        if (Ascii.Equals(xml.Name, Ec2RequestId))
        {
            _requestId = xml.ReadString();
            return;
        }

        if (!xml.Name.SequenceEqual("ResponseMetadata"u8))
        {
            xml.Skip();
            return;
        }

        xml.Enter();
        while (xml.MoveToChild())
        {
            if (xml.Name.SequenceEqual("RequestId"u8))
            {
                _requestId = xml.ReadString();
            }
            else
            {
                xml.Skip();
            }
        }
    }
}
