using System.Text.Json;

namespace AwsRadar.Tests.Lab;

/// <summary>What a line of <c>tests/lab-cases</c> shows.</summary>
/// <param name="Service">As the folder is called: <c>iam</c>.</param>
/// <param name="Error">The code that the call is refused with; null: it is a good case.</param>
/// <param name="HasDenial">Whether the call is also made without and with the permission.</param>
/// <param name="IsFree">Whether a user who is denied everything makes the call.</param>
internal sealed record OperationCase(string Service, string Operation, string? Error, bool HasDenial, bool IsFree)
{
    public static OperationCase Parse(string service, string line)
    {
        var json = JsonElement.Parse(line);
        return new OperationCase(
            service,
            json.GetProperty("call").GetString()!,
            json.TryGetProperty("error", out var error) ? error.GetString() : null,
            json.TryGetProperty("on", out _),
            json.TryGetProperty("free", out _)
        );
    }
}
