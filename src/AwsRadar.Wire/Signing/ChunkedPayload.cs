using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Rest;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// The server's half of bodies that Amazon S3 takes in chunks: the request says so in the place of the body's hash, and each
/// chunk has a signature that covers the one before it, or none has and a checksum behind them stands for all.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html</remarks>
public static class ChunkedPayload
{
    private const string Signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedWithTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string UnsignedWithTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private const string ChunkAlgorithm = "AWS4-HMAC-SHA256-PAYLOAD";
    private const string TrailerAlgorithm = "AWS4-HMAC-SHA256-TRAILER";
    private const string DecodedLength = "X-Amz-Decoded-Content-Length";
    private const string TrailerNames = "X-Amz-Trailer";
    private const string ChecksumPrefix = "x-amz-checksum-";
    private const string ContentEncoding = "Content-Encoding";
    private const string AwsChunked = "aws-chunked";
    private const int LengthRequired = 411;

    /// <summary>The request as its operation has it: the body in one piece, with the headers that came behind it.</summary>
    /// <remarks>Only for a request whose signature was verified.</remarks>
    public static WireRequest Decode(WireRequest request, SignatureClaim claim)
    {
        if (KindOf(request, claim) is null || ChunkedBody.Read(request.Body) is not { } body)
        {
            return request;
        }

        var headers = body.Trailers.Aggregate(
            request.Headers,
            (all, trailer) => all.Without(trailer.Key).With(trailer.Key, trailer.Value)
        );
        return request with { Headers = WithoutEncoding(headers), Body = body.Decode() };
    }

    /// <summary>What the request says in the place of its body's hash; null: its body is in one piece.</summary>
    internal static string? KindOf(WireRequest request, SignatureClaim claim) =>
        SigningOptions.ForService(claim.Scope.Service) == SigningOptions.S3
        && !claim.IsPresigned
        && request.Headers[PayloadHash.Header] is Signed or SignedWithTrailer or UnsignedWithTrailer
            ? request.Headers[PayloadHash.Header]
            : null;

    /// <summary>
    /// Step 1: is the body whole? Step 2: do the signatures of chunks and trailers hold? Step 3: are the trailers those that
    /// were announced, and do their checksums hold? Null: all of it.
    /// </summary>
    internal static WireError? Check(WireRequest request, SignatureClaim claim, Secret secret)
    {
        if (KindOf(request, claim) is not { } kind)
        {
            return null;
        }

        // Step 1
        if (request.Headers[DecodedLength] is not { } announced)
        {
            return WireError.Service(
                "MissingContentLength",
                "You must provide the Content-Length HTTP header.",
                LengthRequired
            );
        }

        if (
            ChunkedBody.Read(request.Body) is not { } body
            || !long.TryParse(announced, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || body.Length != length
        )
        {
            return WireError.Service(
                "IncompleteBody",
                "The request body terminated unexpectedly or is not what its x-amz-decoded-content-length says."
            );
        }

        // Steps 2 and 3
        return CheckSignatures(body, kind, claim, secret) ?? CheckTrailers(request, body, kind);
    }

    private static WireError? CheckSignatures(ChunkedBody body, string kind, SignatureClaim claim, Secret secret)
    {
        if (kind is UnsignedWithTrailer)
        {
            return body.TrailerSignature is null && body.Chunks.All(chunk => chunk.Signature is null)
                ? null
                : Differs("chunks that are not to be signed");
        }

        var key = Signature.DeriveKey(secret, claim.Scope);
        var prior = claim.Signature;
        foreach (var chunk in body.Chunks)
        {
            prior = Signature.Compute(key, OfChunk(claim, prior, chunk.Data.Span));
            if (!IsSame(prior, chunk.Signature))
            {
                return Differs("a chunk");
            }
        }

        return kind is Signed
            ? body.TrailerSignature is null
                ? null
                : Differs("trailers that are not to be there")
            : IsSame(Signature.Compute(key, OfTrailers(claim, prior, body)), body.TrailerSignature)
                ? null
                : Differs("the trailers");
    }

    private static WireError? CheckTrailers(WireRequest request, ChunkedBody body, string kind)
    {
        var announced = (request.Headers[TrailerNames] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.ToLowerInvariant())
            .Order(StringComparer.Ordinal);
        var sent = body.Trailers.Select(trailer => trailer.Key).Order(StringComparer.Ordinal);
        if (!announced.SequenceEqual(kind is Signed ? [] : sent, StringComparer.Ordinal) || HasNeedless(body, kind))
        {
            return WireError.Service(
                "MalformedTrailerError",
                "The request contained trailing data that was not well-formed or did not conform to our published schema."
            );
        }

        var wrong = body.Trailers.FirstOrDefault(trailer => !Holds(trailer, body)).Key;
        return wrong is null
            ? null
            : WireError.Service(
                "BadDigest",
                $"The {wrong[ChecksumPrefix.Length..].ToUpperInvariant()} you specified did not match the calculated checksum."
            );
    }

    private static bool HasNeedless(ChunkedBody body, string kind) => kind is Signed && !body.Trailers.IsEmpty;

    /// <summary>A trailer that is no checksum, or one of an algorithm that this program does not know, says nothing about the bytes.</summary>
    private static bool Holds(KeyValuePair<string, string> trailer, ChunkedBody body)
    {
        if (
            !trailer.Key.StartsWith(ChecksumPrefix, StringComparison.Ordinal)
            || RunningChecksum.Start(trailer.Key[ChecksumPrefix.Length..]) is not { } sum
        )
        {
            return true;
        }

        foreach (var chunk in body.Chunks)
        {
            sum.Append(chunk.Data.Span);
        }

        return sum.Value.Equals(trailer.Value, StringComparison.Ordinal);
    }

    private static string OfChunk(SignatureClaim claim, string prior, ReadOnlySpan<byte> data) =>
        $"{ChunkAlgorithm}\n{SignatureTime.Format(claim.Time)}\n{claim.Scope}\n{prior}\n{Signature.Hash([])}\n{Signature.Hash(data)}";

    private static string OfTrailers(SignatureClaim claim, string prior, ChunkedBody body)
    {
        var lines = string.Concat(
            body.Trailers.OrderBy(trailer => trailer.Key, StringComparer.Ordinal)
                .Select(trailer => $"{trailer.Key}:{trailer.Value}\n")
        );
        var hash = Signature.Hash(Encoding.Latin1.GetBytes(lines));
        return $"{TrailerAlgorithm}\n{SignatureTime.Format(claim.Time)}\n{claim.Scope}\n{prior}\n{hash}";
    }

    private static bool IsSame(string expected, string? given) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.Latin1.GetBytes(expected),
            Encoding.Latin1.GetBytes(given ?? "")
        );

    private static WireError Differs(string part) =>
        SignatureErrors.DoesNotMatch(
            $"The request signature we calculated does not match the signature you provided: that of {part}."
        );

    /// <summary><c>aws-chunked</c> is about the transfer; what else is encoded belongs to the object.</summary>
    private static WireHeaders WithoutEncoding(WireHeaders headers)
    {
        if (headers[ContentEncoding] is not { } encodings)
        {
            return headers;
        }

        var others = encodings
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(each => !each.Equals(AwsChunked, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var without = headers.Without(ContentEncoding);
        return others.Count == 0 ? without : without.With(ContentEncoding, string.Join(',', others));
    }
}
