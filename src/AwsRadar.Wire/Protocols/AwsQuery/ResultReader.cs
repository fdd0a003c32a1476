using System.Buffers;
using System.Text.Json;
using System.Xml;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;
using AwsRadar.Wire.Protocols.Xml;

namespace AwsRadar.Wire.Protocols.AwsQuery;

/// <summary>Reads the result and the metadata inside the root element of a success.</summary>
internal sealed class ResultReader(XmlReader xml, OperationModel operation)
{
    /// <summary>Amazon EC2 has its request's id among the members.</summary>
    public const string Ec2RequestId = "requestId";

    private readonly XmlValueReader _values = new(xml);
    private string? _requestId;

    /// <exception cref="UnreadableXmlException">The result is missing or does not fit the model.</exception>
    public WireReply Read()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = JsonBuilder.WriterInto(buffer))
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
        }

        return new WireReply(buffer.WrittenCount == 0 ? JsonBuilder.Empty : InOrder(buffer.WrittenSpan), _requestId);
    }

    private JsonElement InOrder(ReadOnlySpan<byte> written)
    {
        var output = JsonBuilder.Parse(written);
        return _values.IsInModelOrder || operation.Output is not { } shape ? output : ModelOrder.Sort(shape, output);
    }

    private void ReadWrapped(Utf8JsonWriter json)
    {
        var isMissing = operation.Output is not null;
        foreach (var element in _values.Children())
        {
            if (isMissing && string.Equals(element, operation.ResultWrapper, StringComparison.Ordinal))
            {
                _values.ReadStructure(operation.Output!, json);
                isMissing = false;
            }
            else
            {
                ReadMetadata(element);
            }
        }

        if (isMissing)
        {
            throw new UnreadableXmlException($"it has no `<{operation.ResultWrapper}>`");
        }
    }

    private void ReadMetadata(string element)
    {
        if (element is Ec2RequestId)
        {
            _requestId = xml.ReadElementContentAsString();
            return;
        }

        if (element is not "ResponseMetadata")
        {
            xml.Skip();
            return;
        }

        foreach (var field in _values.Children())
        {
            if (field is "RequestId")
            {
                _requestId = xml.ReadElementContentAsString();
            }
            else
            {
                xml.Skip();
            }
        }
    }
}
