using System.Collections.Frozen;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>
/// The checksum of a request's body in a header, as AWS's clients send it: where the operation requires or supports one,
/// CRC-32 unless the caller names another algorithm, and none of ours where the caller brings one.
/// </summary>
/// <remarks>An algorithm that this program does not know is left for the service to judge. https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html</remarks>
internal static class RequestChecksum
{
    public const string HeaderStem = "x-amz-checksum-";
    private const string DefaultAlgorithm = "CRC32";

    /// <summary>Headers that begin alike and hold no checksum.</summary>
    private static readonly FrozenSet<string> Others = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "x-amz-checksum-algorithm",
        "x-amz-checksum-mode",
        "x-amz-checksum-type"
    );

    public static WireRequest Add(OperationModel operation, JsonElement input, WireRequest request)
    {
        var member = operation.HttpChecksum?.RequestAlgorithmMember;
        var named = NamedAlgorithm(member, input);
        var isRequired = operation.RequiresHttpChecksum || operation.HttpChecksum?.IsRequestChecksumRequired is true;
        if ((member is null && !isRequired) || HasChecksum(request.Headers, isRequired && named is null))
        {
            return request;
        }

        var algorithm = named ?? DefaultAlgorithm;
        if (!ChecksumAlgorithm.TryCompute(algorithm, request, out var checksum))
        {
            return request;
        }

        var headers = request.Headers.With(HeaderStem + algorithm.ToLowerInvariant(), checksum);
        var announcement = named is null && member is not null ? HeaderOf(operation, member) : null;
        return request with { Headers = announcement is null ? headers : headers.With(announcement, algorithm) };
    }

    private static string? NamedAlgorithm(string? member, JsonElement input) =>
        member is not null
        && input.ValueKind is JsonValueKind.Object
        && input.TryGetProperty(member, out var value)
        && JsonKind.TryGetText(value, out var text)
            ? text
            : null;

    private static bool HasChecksum(WireHeaders headers, bool countsMd5) =>
        headers.Any(header =>
            (header.Key.StartsWith(HeaderStem, StringComparison.OrdinalIgnoreCase) && !Others.Contains(header.Key))
            || (countsMd5 && header.Key.Equals("Content-MD5", StringComparison.OrdinalIgnoreCase))
        );

    private static string? HeaderOf(OperationModel operation, string member) =>
        operation.Input is { } shape && shape.TryGetMember(member, out var found) ? HttpBindings.NameOf(found) : null;
}
