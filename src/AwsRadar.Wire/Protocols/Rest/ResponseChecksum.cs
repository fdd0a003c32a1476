using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>Compares a body with the checksum that stands in a header beside it, where the operation's model knows one.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html</remarks>
internal static class ResponseChecksum
{
    /// <summary>What is wrong, to stand behind "cannot be read:"; null when nothing is, and when there is nothing to compare.</summary>
    public static string? ProblemOf(OperationModel operation, WireResponse response)
    {
        foreach (var algorithm in operation.HttpChecksum?.ResponseAlgorithms ?? [])
        {
            // One of the parts of an upload, such as abc=-3, is longer: it is not one of the bytes.
            if (
                ExpectedOf(algorithm, response) is { } expected
                && ActualOf(algorithm, response) is { } actual
                && expected.Length == actual.Length
                && !string.Equals(expected, actual, StringComparison.Ordinal)
            )
            {
                return $"its {algorithm} is {actual} and not {expected}, as its header says";
            }
        }

        return null;
    }

    /// <summary>The checksum that a header names; null for none.</summary>
    public static string? ExpectedOf(string algorithm, WireResponse response) =>
        response.Headers[RequestChecksum.HeaderStem + algorithm.ToLowerInvariant()];

    private static string? ActualOf(string algorithm, WireResponse response) =>
        response.IsBodyElsewhere
            ? response.Checksum is { } sum && sum.Algorithm == algorithm
                ? sum.Value
                : null
            : ChecksumAlgorithm.TryCompute(algorithm, response.Body, out var checksum)
                ? checksum
                : null;
}
