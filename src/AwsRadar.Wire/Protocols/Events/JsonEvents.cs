using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Json;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>Events of awsJson and restJson.</summary>
internal sealed class JsonEvents : EventFormat
{
    private JsonEvents() { }

    public static JsonEvents Instance { get; } = new();

    public override string ContentType => "application/json";

    public override ReadOnlyMemory<byte> Write(Shape structure, JsonElement value) =>
        JsonBuilder.Bytes(json => JsonValueWriter.WriteStructure(json, structure, value));

    public override JsonElement? Read(
        Shape structure,
        ReadOnlyMemory<byte> document,
        bool isClient,
        out string? problem
    )
    {
        problem = null;
        if (document.IsEmpty)
        {
            return JsonBuilder.Empty;
        }

        if (!JsonText.TryParse(document.Span, out var value, out problem))
        {
            return null;
        }

        JsonValueReader? reader = null;
        var read = JsonBuilder.TryBuild(json =>
            (reader = new JsonValueReader(json) { AcceptsNearMisses = isClient }).TryReadStructure(structure, value)
        );
        problem = read is null ? $"does not fit: {reader!.Problem.TrimEnd('.')}" : null;
        return read;
    }
}
