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
            var expected = response.Headers[RequestChecksum.HeaderStem + algorithm.ToLowerInvariant()];
            // One of the parts of an upload, such as abc=-3, is longer: it is not one of the bytes.
            if (
                expected is not null
                && !response.IsBodyElsewhere
                && ChecksumAlgorithm.TryCompute(algorithm, response.Body, out var actual)
                && expected.Length == actual.Length
                && !string.Equals(expected, actual, StringComparison.Ordinal)
            )
            {
                return $"its {algorithm} is {actual} and not {expected}, as its header says";
            }
        }

        return null;
    }
}
