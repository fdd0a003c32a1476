using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Calls;

/// <summary>The next page of lists whose models do not tell of pages, such as IAM's ListServiceSpecificCredentials.</summary>
internal static class UnmodelledPages
{
    /// <summary>What results call the place where they go on, and what inputs call it.</summary>
    private static readonly (string Output, string Input)[] Tokens =
    [
        ("NextToken", "NextToken"),
        ("nextToken", "nextToken"),
        ("NextMarker", "Marker"),
        ("Marker", "Marker"),
        ("NextPageToken", "PageToken"),
        ("PaginationToken", "PaginationToken"),
    ];

    /// <summary>The input members that ask for the next page; null if nothing follows.</summary>
    public static JsonElement? Of(ScanCall call, JsonElement output)
    {
        if (output.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (output.TryGetProperty("IsTruncated", out var isTruncated) && isTruncated.ValueKind is JsonValueKind.True)
        {
            return CallInput.Of("Marker", TextOf(output, "Marker"));
        }

        foreach (var (name, input) in Tokens)
        {
            if (TextOf(output, name) is { Length: > 0 } token && Takes(call, input))
            {
                return CallInput.Of(input, token);
            }
        }

        return null;
    }

    private static bool Takes(ScanCall call, string member) =>
        ServiceCatalog.TryOpen(call.Service, out var service)
        && service.TryGetOperation(call.Operation, out var operation)
        && operation is { Paginator: null, Input: { } input }
        && input.TryGetMember(member, out _);

    private static string? TextOf(JsonElement output, string name) =>
        output.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
}
