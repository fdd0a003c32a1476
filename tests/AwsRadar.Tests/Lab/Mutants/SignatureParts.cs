using AwsRadar.Wire.Protocols;

namespace AwsRadar.Tests.Lab.Mutants;

/// <summary>What a request says of its signature, in its <c>Authorization</c> header or its query, taken apart to be changed.</summary>
/// <param name="Expires">Null: the signature stands in a header.</param>
internal sealed record SignatureParts(
    string Algorithm,
    string Key,
    string Day,
    string Region,
    string Service,
    string Terminator,
    string SignedHeaders,
    string Signature,
    string Time,
    string? Token,
    string? Expires
)
{
    private string Credential => $"{Key}/{Day}/{Region}/{Service}/{Terminator}";

    public static SignatureParts Of(WireRequest request) =>
        request.Headers["Authorization"] is { } header ? OfHeader(request, header) : OfQuery(request);

    /// <summary>The request with these parts in the place of its own.</summary>
    public WireRequest PutInto(WireRequest request) =>
        Expires is null ? PutIntoHeaders(request) : PutIntoQuery(request);

    private static SignatureParts OfHeader(WireRequest request, string header)
    {
        var (algorithm, rest) = (header[..header.IndexOf(' ')], header[(header.IndexOf(' ') + 1)..]);
        var values = rest.Split(", ").Select(part => part[(part.IndexOf('=') + 1)..]).ToArray();
        return Of(
            algorithm,
            values[0],
            values[1],
            values[2],
            request.Headers["X-Amz-Date"]!,
            request.Headers["X-Amz-Security-Token"],
            expires: null
        );
    }

    private static SignatureParts OfQuery(WireRequest request)
    {
        var values = request
            .RawQuery.Split('&')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        return Of(
            values["X-Amz-Algorithm"],
            values["X-Amz-Credential"],
            values["X-Amz-SignedHeaders"],
            values["X-Amz-Signature"],
            values["X-Amz-Date"],
            values.GetValueOrDefault("X-Amz-Security-Token"),
            values["X-Amz-Expires"]
        );
    }

    private static SignatureParts Of(
        string algorithm,
        string credential,
        string signedHeaders,
        string signature,
        string time,
        string? token,
        string? expires
    )
    {
        var scope = credential.Split('/');
        return new SignatureParts(
            algorithm,
            scope[0],
            scope[1],
            scope[2],
            scope[3],
            scope[4],
            signedHeaders,
            signature,
            time,
            token,
            expires
        );
    }

    private WireRequest PutIntoHeaders(WireRequest request)
    {
        var authorization =
            $"{Algorithm} Credential={Credential}, SignedHeaders={SignedHeaders}, Signature={Signature}";
        var headers = request
            .Headers.Without("Authorization")
            .Without("X-Amz-Date")
            .Without("X-Amz-Security-Token")
            .With("X-Amz-Date", Time)
            .With("Authorization", authorization);
        return request with { Headers = Token is null ? headers : headers.With("X-Amz-Security-Token", Token) };
    }

    private WireRequest PutIntoQuery(WireRequest request)
    {
        (string Name, string? Value)[] parts =
        [
            ("Algorithm", Algorithm),
            ("Credential", Credential),
            ("Date", Time),
            ("Expires", Expires),
            ("SignedHeaders", SignedHeaders),
            ("Security-Token", Token),
            ("Signature", Signature),
        ];
        var own = request.RawQuery.Split('&').Where(pair => !pair.StartsWith("X-Amz-", StringComparison.Ordinal));
        var signed = parts
            .Where(part => part.Value is not null)
            .Select(part => $"X-Amz-{part.Name}={Uri.EscapeDataString(part.Value!)}");
        return request with { RawQuery = string.Join('&', own.Concat(signed)) };
    }
}
