using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Customizations;

/// <summary>S3 sends the checksum of an object only when it is asked to, and a client that can compare it asks.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html</remarks>
internal static class ChecksumModes
{
    public static JsonElement Complete(OperationModel operation, JsonElement input) =>
        operation.HttpChecksum?.RequestValidationModeMember is { } member
        && input.ValueKind is JsonValueKind.Object
        && !input.TryGetProperty(member, out _)
            ? input.WithText(member, "ENABLED")
            : input;
}
