using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>The named parts of a signature, gathered from header or query before they are judged together.</summary>
internal sealed class SignatureFields
{
    private const int SignatureLength = 64;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>False when the part is there already: which of two would count is nobody's guess to make.</summary>
    public bool TryAdd(string name, string value) => _fields.TryAdd(name, value);

    /// <param name="place">Where the parts stood, for the message.</param>
    public WireResult<SignatureClaim> ToClaim(string place)
    {
        string[] missing = [.. ((string[])["Credential", "SignedHeaders", "Signature"]).Where(IsMissing)];
        if (missing.Length > 0)
        {
            var sentences = missing.Select(name => $"{Capitalized(place)} requires '{name}' parameter.");
            return SignatureErrors.Incomplete(string.Join(' ', sentences));
        }

        if (!SignatureTime.TryParse(this["Date"], out var time))
        {
            return SignatureErrors.Incomplete(
                $"{Capitalized(place)} requires existence of either a 'X-Amz-Date' or a 'Date' header in the form 20261123T211500Z."
            );
        }

        return ToClaim(time);
    }

    private WireResult<SignatureClaim> ToClaim(DateTimeOffset time)
    {
        var credential = this["Credential"]!;
        if (credential.Split('/') is not [var keyId, var date, var region, var service, CredentialScope.Terminator])
        {
            return SignatureErrors.Incomplete(
                $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/{CredentialScope.Terminator}, got '{credential}'"
            );
        }

        var signature = this["Signature"]!;
        if (signature.Length != SignatureLength || !signature.All(char.IsAsciiHexDigitLower))
        {
            return SignatureErrors.Incomplete(
                $"'Signature' must be {SignatureLength} hexadecimal digits in lower case."
            );
        }

        return new SignatureClaim
        {
            AccessKeyId = keyId,
            Scope = new CredentialScope(date, region, service),
            SignedHeaders = [.. this["SignedHeaders"]!.Split(';')],
            Signature = signature,
            Time = time,
        };
    }

    private bool IsMissing(string name) => string.IsNullOrEmpty(this[name]);

    private static string Capitalized(string place) => char.ToUpperInvariant(place[0]) + place[1..];
}
