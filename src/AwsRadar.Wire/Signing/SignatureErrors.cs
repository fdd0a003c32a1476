using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>AWS's own codes and texts for requests whose signature cannot be read or does not hold.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html</remarks>
internal static class SignatureErrors
{
    private const int Forbidden = 403;

    public static WireError Missing =>
        WireError.Service("MissingAuthenticationToken", "Request is missing Authentication Token", Forbidden);

    public static WireError Incomplete(string message) => WireError.Service("IncompleteSignature", message);

    public static WireError DoesNotMatch(string message) =>
        WireError.Service("SignatureDoesNotMatch", message, Forbidden);

    /// <summary>The texts that both sides should have signed go with it: they show people which part differs.</summary>
    public static WireError Differs(string canonicalRequest, string stringToSign) =>
        DoesNotMatch(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                + "Access Key and signing method. Consult the service documentation for details.\n\n"
                + $"The Canonical String for this request should have been\n'{canonicalRequest}'\n\n"
                + $"The String-to-Sign should have been\n'{stringToSign}'\n"
        );
}
