using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using AwsRadar.Lab;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Tests.Lab.Mutants;

/// <summary>An upload to Amazon S3 in chunks, written as the SDKs write it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and its sibling on trailers</remarks>
internal static class ChunkedUpload
{
    public const string Signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    public const string SignedWithTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    public const string UnsignedWithTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private static readonly string[] Pieces = ["what is uploaded", ", comes in pieces"];

    /// <param name="payload">One of the three forms.</param>
    public static WireRequest Write(LabServer lab, string payload)
    {
        var whole = string.Concat(Pieces);
        var headers = new WireHeaders([
            new("Host", lab.Endpoint.Authority),
            new("Content-Encoding", "aws-chunked"),
            new("X-Amz-Content-Sha256", payload),
            new("X-Amz-Decoded-Content-Length", $"{whole.Length}"),
        ]);
        var time = DateTimeOffset.UtcNow;
        var scope = CredentialScope.At(time, "us-east-1", "s3");
        var key = new Secret(lab.RootCredentials.SecretAccessKey);
        var signed = RequestSigner.Sign(
            new WireRequest
            {
                Method = "PUT",
                RawPath = "/uploads/file.txt",
                RawQuery = "",
                Headers = payload is Signed ? headers : headers.With("X-Amz-Trailer", "x-amz-checksum-crc32"),
                Body = ReadOnlyMemory<byte>.Empty,
            },
            new SigningCredentials(lab.RootCredentials.AccessKeyId, key),
            time,
            scope,
            SigningOptions.S3
        );
        var seed = signed.Headers["Authorization"]!.Split("Signature=")[^1];
        return signed with { Body = Encoding.ASCII.GetBytes(Body(payload, seed, time, scope, key)) };
    }

    private static string Body(string payload, string seed, DateTimeOffset time, CredentialScope scope, Secret secret)
    {
        var (body, prior) = (new StringBuilder(), seed);
        string Sign(string algorithm, params string[] hashes) =>
            Signature.Compute(
                Signature.DeriveKey(secret, scope),
                $"{algorithm}\n{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\n{scope}\n{prior}\n{string.Join('\n', hashes)}"
            );
        foreach (var piece in (string[])[.. Pieces, ""])
        {
            body.Append($"{piece.Length:x}");
            if (payload is not UnsignedWithTrailer)
            {
                prior = Sign("AWS4-HMAC-SHA256-PAYLOAD", Hash(""), Hash(piece));
                body.Append($";chunk-signature={prior}");
            }

            body.Append("\r\n").Append(piece).Append(piece.Length == 0 ? "" : "\r\n");
        }

        if (payload is not Signed)
        {
            var checksum = BitConverter.GetBytes(Crc32.HashToUInt32(Encoding.ASCII.GetBytes(string.Concat(Pieces))));
            Array.Reverse(checksum);
            var trailer = $"x-amz-checksum-crc32:{Convert.ToBase64String(checksum)}";
            body.Append(trailer).Append("\r\n");
            if (payload is SignedWithTrailer)
            {
                body.Append($"x-amz-trailer-signature:{Sign("AWS4-HMAC-SHA256-TRAILER", Hash(trailer + "\n"))}\r\n");
            }
        }

        return body.Append("\r\n").ToString();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
