using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;
using Microsoft.AspNetCore.Http;

namespace AwsRadar.Tests.Client;

/// <summary>The server's side of one operation with events.</summary>
internal sealed class EventServer
{
    private readonly ServiceModel _service;
    private readonly OperationModel _operation;

    public EventServer(string service, string operation)
    {
        if (
            !ServiceCatalog.TryOpen(service, out var model)
            || !model.TryGetOperation(operation, out var found)
            || !ProtocolTable.TryGet(model.Protocol, out var protocol)
        )
        {
            throw new InvalidOperationException($"{service} {operation}");
        }

        (_service, _operation, Protocol) = (model, found, protocol);
    }

    public IProtocol Protocol { get; }

    /// <summary>A whole answer.</summary>
    public WireResponse Answer(string output) =>
        Protocol.WriteResponse(_service, _operation, JsonElement.Parse(output), "r-1");

    /// <summary>What was asked.</summary>
    public WireCall Read(WireRequest request) => Protocol.ReadRequest(_service, request).Value;

    /// <summary>The message of one event of the answer.</summary>
    public byte[] Message(string item) =>
        EventWriter.Write(EventFormat.Of(_service), EventStreams.OfOutput(_operation)!.Shape, JsonElement.Parse(item));

    /// <summary>Begins an answer, to which messages are then added.</summary>
    public static Task SendAsync(HttpContext context, byte[] message)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "application/vnd.amazon.eventstream";
            context.Response.Headers["x-amzn-RequestId"] = "r-1";
        }

        return context.Response.BodyWriter.WriteAsync(message, context.RequestAborted).AsTask();
    }

    /// <summary>The text of the next signed message that a client sends; null at the end.</summary>
    public static async Task<string?> NextAsync(HttpContext context, EventMessageBuffer buffer)
    {
        var piece = new byte[4096];
        EventMessage? message;
        while (!buffer.TryRead(out message))
        {
            var length = await context.Request.Body.ReadAsync(piece, context.RequestAborted);
            if (length == 0)
            {
                return null;
            }

            buffer.Add(piece.AsSpan(0, length));
        }

        var inner = new EventMessageBuffer();
        inner.Add(message.Payload.Span);
        return inner.TryRead(out var item) ? Encoding.UTF8.GetString(item.Payload.Span) : null;
    }
}
