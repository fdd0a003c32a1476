using System.Globalization;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>Reads the signature of a presigned request.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html</remarks>
internal static class PresignedReader
{
    private const string Prefix = "X-Amz-";
    private const int MaxValidSeconds = 7 * 24 * 60 * 60;

    public static WireResult<SignatureClaim> Read(WireRequest request)
    {
        var fields = new SignatureFields();
        foreach (var (name, value) in CanonicalQuery.Parse(request.RawQuery))
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && !fields.TryAdd(name[Prefix.Length..], value))
            {
                return SignatureErrors.Incomplete($"The query string has '{name}' more than once.");
            }
        }

        if (fields["Algorithm"] is not Signature.Algorithm)
        {
            return SignatureErrors.Incomplete(
                $"Unsupported AWS 'algorithm': 'X-Amz-Algorithm' must be '{Signature.Algorithm}'."
            );
        }

        if (!TryReadExpiry(fields["Expires"], out var validFor))
        {
            return SignatureErrors.Incomplete(
                $"'X-Amz-Expires' must be a number of seconds from 1 to {MaxValidSeconds}."
            );
        }

        var claim = fields.ToClaim("query string");
        return claim.TryGet(out var read, out var error)
            ? read with
            {
                ValidFor = validFor,
                SessionToken = fields["Security-Token"],
            }
            : error;
    }

    private static bool TryReadExpiry(string? text, out TimeSpan validFor)
    {
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        validFor = TimeSpan.FromSeconds(seconds);
        return isNumber && seconds is > 0 and <= MaxValidSeconds;
    }
}
