using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// Reads who claims to have signed a request, from its <c>Authorization</c> header or its presigned query. The errors are
/// the ones that AWS answers with.
/// </summary>
public static class SignatureReader
{
    private const string DateHeader = "X-Amz-Date";

    public static WireResult<SignatureClaim> Read(WireRequest request)
    {
        var isPresigned = request.RawQuery.Contains(PresignedNames.Algorithm + "=", StringComparison.Ordinal);
        return request.Headers.ValuesOf("Authorization").ToArray() switch
        {
            [] when isPresigned => PresignedReader.Read(request),
            [] => SignatureErrors.Missing,
            [var header] when !isPresigned => ReadHeader(request, header),
            _ => SignatureErrors.Incomplete("The request carries more than one signature."),
        };
    }

    private static WireResult<SignatureClaim> ReadHeader(WireRequest request, string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || header[..space] is not Signature.Algorithm)
        {
            return SignatureErrors.Incomplete(
                $"Unsupported AWS 'algorithm': the Authorization header must begin with '{Signature.Algorithm}'."
            );
        }

        var fields = new SignatureFields();
        foreach (var part in header[space..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !fields.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                return SignatureErrors.Incomplete(
                    $"Authorization header has a part that is not one 'name=value': '{part}'."
                );
            }
        }

        fields.TryAdd("Date", request.Headers[DateHeader] ?? request.Headers["Date"] ?? "");
        var claim = fields.ToClaim("Authorization header");
        return claim.TryGet(out var value, out var error)
            ? value with
            {
                SessionToken = request.Headers[PresignedNames.SecurityToken],
            }
            : error;
    }
}
