using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// What a model asks of a call. Signature Version 4a, for several regions at once, is a matter of endpoints, not of models:
/// the endpoint rules name it.
/// </summary>
/// <remarks>https://smithy.io/2.0/spec/authentication-traits.html</remarks>
public static class Authentication
{
    private const string Bearer = "smithy.api#httpBearerAuth";

    /// <summary>How the operation is called, where the model leaves no choice or prefers it.</summary>
    public static AuthenticationKind Of(ServiceModel service, OperationModel operation) =>
        operation.IsUnsigned
            ? AuthenticationKind.None
            : service.SignatureVersion switch
            {
                "bearer" => AuthenticationKind.BearerToken,
                "v2" => AuthenticationKind.SignatureV2,
                _ => AuthenticationKind.SignatureV4,
            };

    /// <summary>Whether the service takes a token of its own in place of a signature, such as an API key of Amazon Bedrock.</summary>
    public static bool TakesBearerToken(ServiceModel service) =>
        service.AuthSchemes.Contains(Bearer, StringComparer.Ordinal);
}
