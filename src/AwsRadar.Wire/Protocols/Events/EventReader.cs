using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>
/// What a message means: an event, an error that ends the stream, or nothing, for kinds of events that the model does not
/// know, as services add them over time.
/// </summary>
internal sealed class EventReader(EventFormat format, Shape structure, Member stream, bool isClient)
{
    /// <param name="problem">To stand behind "it"; null unless the message cannot be read.</param>
    /// <param name="error">The service's error; null unless the message is one.</param>
    /// <returns>Null for a message that is passed over, and with a problem or an error.</returns>
    public WireEvent? Read(EventMessage message, out WireError? error, out string? problem)
    {
        (error, problem) = (null, null);
        switch (message.TextOf(EventNames.MessageType))
        {
            case EventNames.Event:
                return ReadEvent(message, out problem);
            case EventNames.Exception:
                error = ReadException(message);
                return null;
            case EventNames.Error:
                error = new WireError(
                    WireErrorKind.Service,
                    message.TextOf(EventNames.ErrorCode) ?? "UnknownError",
                    message.TextOf(EventNames.ErrorMessage) ?? ""
                )
                {
                    IsSenderFault = false,
                };
                return null;
            default:
                problem = "has a message that does not say what it is";
                return null;
        }
    }

    private WireEvent? ReadEvent(EventMessage message, out string? problem)
    {
        problem = null;
        var name = message.TextOf(EventNames.EventType) ?? "";
        if (name is EventStreams.InitialResponse)
        {
            var initial = format.Read(structure, message.Payload, isClient, out problem);
            return initial is { } value ? new(name, value.Without(each => each == stream.Name)) : null;
        }

        var isKnown = stream.Shape.TryGetMember(name, out var kind) && kind.Shape.Error is null;
        problem = isKnown || isClient ? null : $"has the event `{name}`, which there is not";
        return isKnown && Content(kind!.Shape, message, out problem) is { } content ? new(name, content) : null;
    }

    private WireError ReadException(EventMessage message)
    {
        var name = message.TextOf(EventNames.ExceptionType) ?? "";
        var shape = stream.Shape.TryGetMember(name, out var kind) ? kind.Shape : null;
        var content = shape is null ? null : Content(shape, message, out _);
        var text = shape?.Members.FirstOrDefault(ErrorShapes.IsMessage) is { } member
            ? TextOf(content, member.Name)
            : null;
        var status = shape?.Error?.HttpStatus ?? (shape?.Error?.IsServiceFault is true ? 500 : 400);
        return WireError.Service(shape?.Error?.Code ?? name, text ?? "", status) with
        {
            Details = ErrorShapes.WithoutMessage(shape, content),
        };
    }

    private JsonElement? Content(Shape kind, EventMessage message, out string? problem)
    {
        string? found = null;
        var read = JsonBuilder.TryBuild(json => EventContent.TryRead(json, format, kind, message, isClient, out found));
        problem = found is null ? null : $"has an event `{kind.Name}` that {found}";
        return read;
    }

    private static string? TextOf(JsonElement? content, string name) =>
        content is { } value && value.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;
}
