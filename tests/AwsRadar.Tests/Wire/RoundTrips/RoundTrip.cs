using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>One operation's way from one side of a protocol to the other. Each answer is null, or a sentence about what differs.</summary>
internal sealed class RoundTrip(
    ServiceModel service,
    OperationModel operation,
    ServiceProtocol name,
    IProtocol protocol
)
{
    private const string RequestId = "11111111-2222-3333-4444-555555555555";
    private const int MaxShown = 400;

    public string? OfRequest(Filling filling, int seed)
    {
        var carrier = Carrier.OfRequest(name);
        var input = new ShapeValues(carrier, filling, seed).Top(operation.Input);
        if (!protocol.WriteRequest(service, operation, Element(input)).TryGet(out var request, out var error))
        {
            return $"{Place(filling, seed)} request is not written: {error.Message}";
        }

        if (!protocol.ReadRequest(service, request).TryGet(out var call, out error))
        {
            return $"{Place(filling, seed)} request is not read: {error.Message}\n  {Shown(request.Body)}";
        }

        if (!string.Equals(call.Operation.Name, operation.Name, StringComparison.Ordinal))
        {
            return Exceptions.Twins.Contains($"{service}:{operation} {call.Operation}")
                ? null
                : $"{Place(filling, seed)} request is read as {call.Operation}: {request.Method} {request.RawPath}?{request.RawQuery}";
        }

        Carriage.TakeOutLost(carrier, operation.Input, input);
        return Difference(
            Place(filling, seed),
            input,
            Arrival.WithoutAdded(carrier, operation.Input, input, call.Input),
            request.Body
        );
    }

    /// <summary>The operation that the smallest request is taken for.</summary>
    public string? ReadAs()
    {
        var input = new ShapeValues(Carrier.OfRequest(name), Filling.RequiredOnly, seed: 1).Top(operation.Input);
        return
            protocol.WriteRequest(service, operation, Element(input)).TryGet(out var request, out _)
            && protocol.ReadRequest(service, request).TryGet(out var call, out _)
            ? call.Operation.Name
            : null;
    }

    public string? OfResponse(Filling filling, int seed)
    {
        var carrier = Carrier.OfResponse(name);
        var output = new ShapeValues(carrier, filling, seed).Top(operation.Output);
        var response = protocol.WriteResponse(service, operation, Element(output), RequestId);
        if (!protocol.ReadResponse(service, operation, response).TryGet(out var reply, out var error))
        {
            return $"{Place(filling, seed)} response is not read: {error.Message}\n  {Shown(response.Body)}";
        }

        if (reply.RequestId is not RequestId)
        {
            return $"{Place(filling, seed)} response has the request id {reply.RequestId}.";
        }

        Carriage.TakeOutLost(carrier, operation.Output, output);
        return Difference(
            Place(filling, seed),
            output,
            Arrival.WithoutAdded(carrier, operation.Output, output, reply.Output),
            response.Body
        );
    }

    public string? OfError(Shape shape, Filling filling, int seed)
    {
        var carrier = Carrier.OfResponse(name);
        var details = new ShapeValues(carrier, filling, seed).Top(shape);
        Carriage.TakeOutMessage(shape, details);
        var sent = Sent(shape, details);
        var response = protocol.WriteError(service, sent, RequestId);
        var read = protocol.ReadResponse(service, operation, response).Error;
        var place = $"{Place(filling, seed)} error {shape}";
        if (read is not { Kind: WireErrorKind.Service, RequestId: RequestId } || read.Status != sent.Status)
        {
            return $"{place} is not read: {read}";
        }

        if (
            read.Code != Carriage.CodeOf(name, service, shape)
            || read.Message != sent.Message
            || read.IsSenderFault != sent.IsSenderFault
        )
        {
            return $"{place}\n  {sent}\n  {read}\n  {Shown(response.Body)}";
        }

        var arrived = read.Details is { } each ? (JsonObject)JsonNode.Parse(each.GetRawText())! : [];
        Carriage.TakeOutLost(carrier, shape, details);
        Carriage.TakeOutMessage(shape, arrived);
        return Difference(place, details, Element(arrived), response.Body);
    }

    /// <summary>An error that comes when the answer has begun as a success.</summary>
    public string? OfStreamError(Member stream, Member kind, Filling filling, int seed)
    {
        var carrier = Carrier.OfResponse(name);
        var details = new ShapeValues(carrier, filling, seed).Top(kind.Shape);
        var output = new ShapeValues(carrier, Filling.RequiredOnly, seed).Top(operation.Output);
        output[stream.Name]!.AsArray().Add(new JsonObject { [kind.Name] = details.DeepClone() });
        var response = protocol.WriteResponse(service, operation, Element(output), RequestId);
        var read = protocol.ReadResponse(service, operation, response).Error;
        var place = $"{Place(filling, seed)} event {kind.Name}";
        if (read is not { Kind: WireErrorKind.Service, RequestId: RequestId } || read.Code != kind.Shape.Error!.Code)
        {
            return $"{place} is not read: {read}";
        }

        var arrived = read.Details is { } each ? (JsonObject)JsonNode.Parse(each.GetRawText())! : [];
        var message = details.FirstOrDefault(each => each.Key is "message" or "Message").Value?.GetValue<string>();
        Carriage.TakeOutMessage(kind.Shape, details);
        return read.Message == (message ?? "")
            ? Difference(place, details, Element(arrived), response.Body)
            : $"{place}\n  {message}\n  {read.Message}";
    }

    private static WireError Sent(Shape shape, JsonObject details)
    {
        var status = shape.Error!.HttpStatus ?? (shape.Error.IsServiceFault ? 500 : 400);
        return WireError.Service(shape.Error.Code, "It is <not> \"there\" & 한국어 🦊.", status) with
        {
            Details = Element(details),
        };
    }

    private static string? Difference(
        string place,
        JsonObject expected,
        JsonElement actual,
        ReadOnlyMemory<byte> body
    ) =>
        JsonDifference.First(Element(expected), actual) is { } difference
            ? $"{place} {difference}\n  {Shown(body)}"
            : null;

    private string Place(Filling filling, int seed) => $"{service} {operation} ({filling}, seed {seed})";

    private static string Shown(ReadOnlyMemory<byte> body) => Cut(Encoding.UTF8.GetString(body.Span));

    private static string Cut(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";

    private static JsonElement Element(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
