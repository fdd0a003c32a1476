using System.Text.Json.Nodes;
using AwsRadar.ReferenceCompiler.Packing;
using AwsRadar.Wire.Models;

namespace AwsRadar.ReferenceCompiler.Botocore;

/// <summary>Turns one service's model and paginators into the entry that ServiceChunk reads.</summary>
internal sealed class ServiceEncoder
{
    private readonly string _service;
    private readonly JsonObject _model;
    private readonly JsonObject _shapes;
    private readonly JsonObject _operations;
    private readonly JsonObject _paginators;
    private readonly StringTableBuilder _strings = new();

    public ServiceEncoder(string service, JsonObject model, JsonObject? paginators)
    {
        _service = service;
        _model = model;
        KnownTraits.Check(model, KnownTraits.Document, $"The model of `{service}`");
        _shapes = model["shapes"]!.AsObject();
        _operations = model["operations"]!.AsObject();
        _paginators = paginators?["pagination"]?.AsObject() ?? [];
    }

    public byte[] Encode()
    {
        string[] shapeNames = [.. _shapes.Select(shape => shape.Key).Order(StringComparer.Ordinal)];
        string[] operationNames = [.. _operations.Select(operation => operation.Key).Order(StringComparer.Ordinal)];
        _strings.AddRun(shapeNames);
        _strings.AddRun(operationNames);
        var shapes = new ShapeEncoder(_service, shapeNames, _strings, ErrorShapes());
        var operations = new OperationEncoder(_service, shapes, _strings);
        var traits = EncodeTraits();
        byte[][] records =
        [
            .. shapeNames.Select(name => shapes.Encode(name, _shapes[name]!.AsObject())),
            .. operationNames.Select(name =>
                operations.Encode(name, _operations[name]!.AsObject(), _paginators[name]?.AsObject())
            ),
        ];

        var entry = new PackedWriter();
        _strings.WriteTable(entry);
        entry.Bytes(traits);
        entry.Int(shapeNames.Length);
        entry.Int(operationNames.Length);
        foreach (var record in records)
        {
            entry.Int(record.Length);
        }

        foreach (var record in records)
        {
            entry.Bytes(record);
        }

        return entry.ToArray();
    }

    /// <summary>A few old models mark an error only where an operation refers to it.</summary>
    private HashSet<string> ErrorShapes() =>
        _operations
            .SelectMany(operation => operation.Value!["errors"]?.AsArray() ?? [])
            .Select(error => error!["shape"]!.GetValue<string>())
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>CloudFront's models suffix names with a date, which restXml never sends; in other protocols the name is on the wire.</summary>
    private void CheckNames(ServiceProtocol protocol)
    {
        var isNameSent = protocol is not (ServiceProtocol.RestJson or ServiceProtocol.RestXml);
        foreach (var (name, operation) in _operations)
        {
            if (isNameSent && !string.Equals(operation!["name"]!.GetValue<string>(), name, StringComparison.Ordinal))
            {
                throw new CompileException(
                    $"`{_service}` sends the operation `{name}` under another name, which the compiler does not know."
                );
            }
        }
    }

    private byte[] EncodeTraits()
    {
        var metadata = _model["metadata"]!.AsObject();
        var where = $"The metadata of `{_service}`";
        KnownTraits.Check(metadata, KnownTraits.Metadata, where);
        string Required(string key) => metadata.RequiredText(key, where);
        var own = Protocol(Required("protocol"));
        CheckNames(own);
        var offered = metadata.Texts("protocols").Select(Protocol).ToArray();
        offered = offered.Length == 0 ? [own] : offered;

        var writer = new PackedWriter();
        _strings.Write(writer, Required("serviceId"));
        _strings.Write(writer, Required("serviceFullName"));
        _strings.Write(writer, Required("endpointPrefix"));
        _strings.Write(writer, metadata.Text("signingName") ?? Required("endpointPrefix"));
        _strings.Write(writer, Required("apiVersion"));
        _strings.Write(writer, Required("signatureVersion"));
        writer.Int((int)Preferred(own, offered));
        writer.Int(offered.Length);
        foreach (var protocol in offered)
        {
            writer.Int((int)protocol);
        }

        _strings.WriteList(writer, metadata.Texts("auth"));
        _strings.WriteOrNull(writer, metadata.Text("jsonVersion"));
        _strings.WriteOrNull(writer, metadata.Text("targetPrefix"));
        _strings.WriteOrNull(writer, metadata.Text("globalEndpoint"));
        _strings.WriteOrNull(writer, metadata.Text("xmlNamespace"));
        if (metadata["xmlNamespace"] is not null)
        {
            _strings.WriteOrNull(writer, null);
        }

        writer.Int(metadata["awsQueryCompatible"] is null ? 0 : 1);
        return writer.ToArray();
    }

    private static ServiceProtocol Preferred(ServiceProtocol own, ServiceProtocol[] offered) =>
        own != ServiceProtocol.SmithyRpcV2Cbor
            ? own
            : offered.Append(own).OrderBy(protocol => protocol == ServiceProtocol.SmithyRpcV2Cbor).First();

    private ServiceProtocol Protocol(string name) =>
        name switch
        {
            "query" => ServiceProtocol.AwsQuery,
            "ec2" => ServiceProtocol.Ec2Query,
            "json" => ServiceProtocol.AwsJson,
            "rest-json" => ServiceProtocol.RestJson,
            "rest-xml" => ServiceProtocol.RestXml,
            "smithy-rpc-v2-cbor" => ServiceProtocol.SmithyRpcV2Cbor,
            _ => throw new CompileException(
                $"`{_service}` speaks the protocol `{name}`, which the compiler does not know."
            ),
        };
}
