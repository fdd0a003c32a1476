using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Json;

/// <summary>The JSON body of a request, as a server reads it.</summary>
internal static class JsonRequest
{
    /// <summary>An error as AWS's own servers call one.</summary>
    public static WireError Malformed(string message) => WireError.Service("SerializationException", message);

    /// <summary>The input that a body holds; one without a byte is an empty object.</summary>
    public static WireResult<JsonElement> ReadBody(Shape? input, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || input is null)
        {
            return JsonBuilder.Empty;
        }

        if (body.Length > WireLimits.MaxResponseBytes)
        {
            return Malformed("The body of the request is larger than 32 MiB.");
        }

        if (!JsonText.TryParse(body.Span, out var value, out var problem))
        {
            return Malformed($"The body of the request {problem}.");
        }

        JsonValueReader? reader = null;
        var read = JsonBuilder.TryBuild(json => (reader = new JsonValueReader(json)).TryReadStructure(input, value));
        return read is { } element ? element : Malformed($"The body of the request does not fit: {reader!.Problem}");
    }
}
