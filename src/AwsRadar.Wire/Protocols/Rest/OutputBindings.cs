using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>Reads what HTTP itself carries of an output: its status, its headers, and a body of plain bytes.</summary>
internal static class OutputBindings
{
    /// <summary>Reads into an object that is open.</summary>
    /// <param name="problem">What is wrong; null on success.</param>
    public static bool TryRead(Utf8JsonWriter json, Shape structure, WireResponse response, out string? problem)
    {
        var bindings = HttpBindings.Of(structure);
        var reader = new BindingReader(json) { PassesOverBadTimes = true };
        if (bindings.StatusCode is { } status)
        {
            json.WriteNumber(status.Name, response.Status);
        }

        if (!reader.TryReadHeaders(bindings, response.Headers))
        {
            problem = reader.Problem;
            return false;
        }

        var isRead =
            !bindings.HasRawPayload
            || response.IsBodyElsewhere
            || RawPayload.TryRead(json, bindings.Payload!, response.Body.Span);
        problem = isRead ? null : $"`{bindings.Payload!.Name}` is not UTF-8";
        return isRead;
    }
}
