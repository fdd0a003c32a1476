using System.Text.Json.Nodes;
using AwsRadar.ReferenceCompiler.Packing;
using AwsRadar.Wire.Models;

namespace AwsRadar.ReferenceCompiler.Botocore;

/// <summary>Writes the operations that OperationDecoder reads; the order of the parts is the format.</summary>
internal sealed class OperationEncoder(string service, ShapeEncoder shapes, StringTableBuilder strings)
{
    private const int UsualResponseCode = 200;
    private const string Unsigned = "smithy.api#noAuth";

    public byte[] Encode(string name, JsonObject operation, JsonObject? paginator)
    {
        var where = $"The operation `{name}` of `{service}`";
        KnownTraits.Check(operation, KnownTraits.Operation, where);
        var http = operation["http"]!.AsObject();
        KnownTraits.Check(http, KnownTraits.Http, where);
        var flags = Flags(operation, http) | (paginator is not null).When(OperationFlags.HasPaginator);

        var writer = new PackedWriter();
        writer.Int((int)flags);
        strings.Write(writer, http.RequiredText("method", where));
        strings.Write(writer, http.RequiredText("requestUri", where));
        WriteShapes(writer, operation, where);
        if (flags.HasFlag(OperationFlags.HasResponseCode))
        {
            writer.Int(http["responseCode"]!.GetValue<int>());
        }

        WriteTexts(writer, operation, flags, where);
        if (flags.HasFlag(OperationFlags.HasHttpChecksum))
        {
            WriteChecksum(writer, operation["httpChecksum"]!.AsObject());
        }

        if (flags.HasFlag(OperationFlags.HasContextParameters))
        {
            WriteContext(writer, operation);
        }

        if (paginator is not null)
        {
            WritePaginator(writer, paginator);
        }

        return writer.ToArray();
    }

    private static OperationFlags Flags(JsonObject operation, JsonObject http)
    {
        var authtype = operation.Text("authtype");
        var discovery = operation["endpointdiscovery"]?.AsObject();
        return ((http["responseCode"]?.GetValue<int>() ?? UsualResponseCode) != UsualResponseCode).When(
                OperationFlags.HasResponseCode
            )
            | (operation["output"]?["resultWrapper"] is not null).When(OperationFlags.HasResultWrapper)
            | (operation["endpoint"]?["hostPrefix"] is not null).When(OperationFlags.HasHostPrefix)
            | (operation["input"]?["locationName"] is not null).When(OperationFlags.HasInputElement)
            | operation.Is("idempotent").When(OperationFlags.Idempotent)
            | operation.Is("readonly").When(OperationFlags.ReadOnly)
            | operation.Is("deprecated").When(OperationFlags.Deprecated)
            | operation.ContainsKey("httpChecksum").When(OperationFlags.HasHttpChecksum)
            | (operation.ContainsKey("staticContextParams") || operation.ContainsKey("operationContextParams")).When(
                OperationFlags.HasContextParameters
            )
            | operation.Is("httpChecksumRequired").When(OperationFlags.HttpChecksumRequired)
            | (authtype is "none" || operation.Texts("auth") is [Unsigned]).When(OperationFlags.Unsigned)
            | (authtype is "v4-unsigned-body" || operation.Is("unsignedPayload")).When(OperationFlags.UnsignedPayload)
            | (discovery is not null).When(OperationFlags.EndpointDiscovery)
            | (discovery?.Is("required") == true).When(OperationFlags.EndpointDiscoveryRequired)
            | operation.Is("endpointoperation").When(OperationFlags.EndpointOperation)
            | operation.ContainsKey("requestcompression").When(OperationFlags.RequestCompression);
    }

    private void WriteShapes(PackedWriter writer, JsonObject operation, string where)
    {
        foreach (var side in new[] { "input", "output" })
        {
            writer.Int(operation[side] is JsonObject reference ? shapes.IndexOf(reference, where) + 1 : 0);
        }

        var errors = operation["errors"]?.AsArray() ?? [];
        writer.Int(errors.Count);
        var previous = 0;
        foreach (var error in errors)
        {
            var index = shapes.IndexOf(error!.AsObject(), where);
            writer.Signed(index - previous);
            previous = index;
        }
    }

    private void WriteTexts(PackedWriter writer, JsonObject operation, OperationFlags flags, string where)
    {
        if (flags.HasFlag(OperationFlags.HasResultWrapper))
        {
            strings.Write(writer, operation["output"]!["resultWrapper"]!.GetValue<string>());
        }

        if (flags.HasFlag(OperationFlags.HasHostPrefix))
        {
            strings.Write(writer, operation["endpoint"]!["hostPrefix"]!.GetValue<string>());
        }

        if (flags.HasFlag(OperationFlags.HasInputElement))
        {
            var input = operation["input"]!.AsObject();
            strings.Write(writer, input.Text("locationName")!);
            MemberEncoder.WriteNamespace(writer, strings, input["xmlNamespace"]!.AsObject(), where);
        }
    }

    private void WriteChecksum(PackedWriter writer, JsonObject checksum)
    {
        writer.Int(checksum.Is("requestChecksumRequired") ? 1 : 0);
        strings.WriteOrNull(writer, checksum.Text("requestAlgorithmMember"));
        strings.WriteOrNull(writer, checksum.Text("requestValidationModeMember"));
        strings.WriteList(writer, checksum.Texts("responseAlgorithms"));
    }

    private void WriteContext(PackedWriter writer, JsonObject operation)
    {
        var fixedValues = operation["staticContextParams"]?.AsObject() ?? [];
        var paths = operation["operationContextParams"]?.AsObject() ?? [];
        writer.Int(fixedValues.Count + paths.Count);
        foreach (var (name, parameter) in fixedValues)
        {
            strings.Write(writer, name);
            strings.WriteOrNull(writer, parameter!["value"]!.ToJsonString());
            strings.WriteOrNull(writer, null);
        }

        foreach (var (name, parameter) in paths)
        {
            strings.Write(writer, name);
            strings.WriteOrNull(writer, null);
            strings.WriteOrNull(writer, parameter!["path"]!.GetValue<string>());
        }
    }

    private void WritePaginator(PackedWriter writer, JsonObject paginator)
    {
        strings.WriteList(writer, paginator.Texts("input_token"));
        strings.WriteList(writer, paginator.Texts("output_token"));
        strings.WriteList(writer, paginator.Texts("result_key"));
        strings.WriteList(writer, paginator.Texts("non_aggregate_keys"));
        strings.WriteOrNull(writer, paginator.Text("more_results"));
        strings.WriteOrNull(writer, paginator.Text("limit_key"));
    }
}
