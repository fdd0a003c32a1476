using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Json;

/// <summary>How the JSON protocols name an error: a type in a header or in the body, and a message under one of three names.</summary>
/// <remarks>https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization</remarks>
internal static class JsonErrors
{
    public const string Type = "__type";
    public const string TypeHeader = "x-amzn-ErrorType";
    public const string QueryHeader = "x-amzn-query-error";

    private static readonly string[] TypeNames = [Type, "code", "Code"];
    private static readonly string[] MessageNames = ["message", "Message", "errorMessage"];

    /// <summary>Reads a failure; a body that is none of the protocol's leaves its status, which says whether a retry may help.</summary>
    public static WireError Read(OperationModel operation, WireResponse response)
    {
        if (!JsonText.TryParse(response.Body.Span, out var body, out _) || body.ValueKind is not JsonValueKind.Object)
        {
            body = JsonBuilder.Empty;
        }

        var type = BareType(response.Headers[TypeHeader] ?? TextOf(body, TypeNames));
        if (type is null)
        {
            var nameless = UnreadableResponse.Of(operation, response, "it names no error");
            return TextOf(body, MessageNames) is { } message ? nameless with { Message = message } : nameless;
        }

        var query = response.Headers[QueryHeader]?.Split(';');
        return new WireError(
            WireErrorKind.Service,
            query is [{ Length: > 0 } code, _] ? code : type,
            TextOf(body, MessageNames) ?? ""
        )
        {
            Status = response.Status,
            IsSenderFault = query is [_, var fault] ? fault is "Sender" : response.Status < 500,
            RequestId = RequestIds.Of(response),
            Details = DetailsOf(operation, type, body, response.Headers),
        };
    }

    private static JsonElement? DetailsOf(
        OperationModel operation,
        string code,
        JsonElement body,
        WireHeaders headers
    ) =>
        ErrorShapes.DetailsOf(
            ErrorShapes.Find(operation, code),
            (json, shape) =>
                new BindingReader(json) { PassesOverBadTimes = true }.TryReadHeaders(HttpBindings.Of(shape), headers)
                && new JsonValueReader(json) { AcceptsNearMisses = true }.TryReadMembers(shape, body, isHttp: true)
        );

    /// <summary>Writes the object of a failure.</summary>
    /// <param name="isTyped">Whether the type is in it rather than in a header.</param>
    public static ReadOnlyMemory<byte> Write(Shape? shape, WireError error, bool isTyped = true) =>
        JsonBuilder.Bytes(json =>
        {
            var message = shape?.Members.FirstOrDefault(ErrorShapes.IsMessage);
            json.WriteStartObject();
            if (isTyped)
            {
                json.WriteString(Type, shape?.Name ?? error.Code);
            }

            json.WriteString(message is null ? MessageNames[0] : JsonNames.Of(message), error.Message);
            foreach (var member in shape?.Members.Where(IsInBody) ?? [])
            {
                if (error.Details is { } details && details.TryGetProperty(member.Name, out var value))
                {
                    json.WritePropertyName(JsonNames.Of(member));
                    JsonValueWriter.WriteValue(json, member, value);
                }
            }

            json.WriteEndObject();
        });

    private static bool IsInBody(Member member) =>
        member.Location is MemberLocation.Body && !ErrorShapes.IsMessage(member);

    /// <summary><c>aws.example#FooError:http://internal.amazon.com/</c> is <c>FooError</c>.</summary>
    private static string? BareType(string? type)
    {
        var end = type?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var name = end < 0 ? type : type![..end];
        name = name?[(name.LastIndexOf('#') + 1)..].Trim();
        return name is { Length: > 0 } ? name : null;
    }

    private static string? TextOf(JsonElement body, string[] names)
    {
        foreach (var name in names)
        {
            if (body.TryGetProperty(name, out var value) && JsonKind.TryGetText(value, out var text))
            {
                return text;
            }
        }

        return null;
    }
}
