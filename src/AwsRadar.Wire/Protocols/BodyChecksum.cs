using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Rest;

namespace AwsRadar.Wire.Protocols;

/// <summary>
/// The checksum of a body that is not held in memory, computed while its bytes go by. A client gives it to
/// <see cref="IProtocol.ReadResponse"/> in <see cref="WireResponse.Checksum"/>, which compares it with what the service said.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html</remarks>
public sealed class BodyChecksum
{
    private readonly RunningChecksum _running;

    private BodyChecksum(string algorithm, RunningChecksum running) => (Algorithm, _running) = (algorithm, running);

    /// <summary>As AWS names it: <c>CRC32</c>, <c>SHA256</c>.</summary>
    public string Algorithm { get; }

    internal string Value => _running.Value;

    /// <summary>Begins the checksum that stands in the headers of an answer; null when there is nothing to compare with.</summary>
    public static BodyChecksum? For(OperationModel operation, WireResponse head)
    {
        foreach (var algorithm in operation.HttpChecksum?.ResponseAlgorithms ?? [])
        {
            if (ResponseChecksum.ExpectedOf(algorithm, head) is not null && RunningChecksum.Start(algorithm) is { } sum)
            {
                return new(algorithm, sum);
            }
        }

        return null;
    }

    public void Append(ReadOnlySpan<byte> bytes) => _running.Append(bytes);
}
