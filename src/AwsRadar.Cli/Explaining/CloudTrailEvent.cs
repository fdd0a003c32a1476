using System.Text.Json;
using AwsRadar.Cli.Calling;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Explaining;

/// <summary>A denial that CloudTrail recorded.</summary>
/// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html</remarks>
internal static class CloudTrailEvent
{
    private const string Domain = ".amazonaws.com";

    /// <summary>
    /// The first denied one of a log file's <c>Records</c>, of <c>lookup-events</c>' <c>Events</c>, or the event itself; null
    /// when there is none.
    /// </summary>
    public static DeniedRequest? Read(string json)
    {
        try
        {
            return Find(JsonElement.Parse(json));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static DeniedRequest? Find(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null),
            JsonValueKind.Object when element.TryGetProperty("Records", out var records) => Find(records),
            JsonValueKind.Object when element.TryGetProperty("Events", out var events) => Find(events),
            JsonValueKind.Object when Text(element, nameof(CloudTrailEvent)) is { } inner => Read(inner),
            JsonValueKind.Object when Text(element, "errorCode") is { } code && IsDenial(code) => Of(element),
            _ => null,
        };

    private static bool IsDenial(string code) =>
        code.Contains("AccessDenied", StringComparison.Ordinal)
        || code.Contains("Unauthorized", StringComparison.Ordinal)
        || code is "Forbidden" or "NotAuthorized";

    private static DeniedRequest? Of(JsonElement record)
    {
        var request = DeniedRequest.Of(
            Text(record, "errorMessage") ?? "",
            TargetOf(Text(record, "eventSource"), Text(record, "eventName")),
            Text(record, "requestID")
        );
        var principal = record.TryGetProperty("userIdentity", out var identity) ? Text(identity, "arn") : null;
        return request?.Denial.Principal is null && principal is not null && request is not null
            ? request with
            {
                Denial = request.Denial with { Principal = principal },
            }
            : request;
    }

    /// <summary>The event source is where the service is reached: <c>iam.amazonaws.com</c>.</summary>
    internal static CallTarget? TargetOf(string? source, string? name)
    {
        if (source is null || name is null || !source.EndsWith(Domain, StringComparison.Ordinal))
        {
            return null;
        }

        var host = source[..^Domain.Length];
        return CallTarget.Find(host, name)
            ?? ServiceCatalog
                .Names.Select(service => ServiceCatalog.TryOpen(service, out var model) ? model : null)
                .Where(model => model is not null && (model.EndpointPrefix == host || model.SigningName == host))
                .Select(model =>
                    model!.TryGetOperation(name, out var operation) ? new CallTarget(model, operation) : null
                )
                .FirstOrDefault(target => target is not null);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
