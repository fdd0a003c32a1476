using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Credentials.Issuers;
using AwsRadar.Wire.Endpoints;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Pipeline;

/// <summary>
/// Tokens for services that take one instead of a signature. Step 1: <c>AWS_BEARER_TOKEN_BEDROCK</c>, by the service's
/// signing name. Step 2: for a service that takes nothing else, the login to IAM Identity Center of the profile.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-auth-scheme.html</remarks>
internal sealed class BearerTokens(CredentialSettings settings, SharedProfile? profile)
{
    /// <summary>Null when the call is to be signed.</summary>
    /// <exception cref="ConfigurationException">A token is needed and there is none, or it may not go there.</exception>
    public ValueTask<Secret?> FindAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        var needsToken = Authentication.Of(call.Service, call.Operation) is AuthenticationKind.BearerToken;
        return needsToken || Authentication.TakesBearerToken(call.Service)
            ? FindAsync(call, needsToken, cancellationToken)
            : default;
    }

    private async ValueTask<Secret?> FindAsync(OutgoingCall call, bool needsToken, CancellationToken cancellationToken)
    {
        var service = call.Service;
        // Step 1
        var token = InEnvironment(service);
        // Step 2
        token ??= needsToken ? await Login(service).TokenAsync(settings, cancellationToken) : null;
        return token is null || MayGoTo(call) ? token : throw Refused(call);
    }

    private Secret? InEnvironment(ServiceModel service)
    {
        var token = settings.Environment[Variable(service)] is { } text ? new Secret(text) : null;
        return token is null || BearerToken.IsWellFormed(token)
            ? token
            : throw CredentialErrors.None(Translate($"The environment variable `{Variable(service)}` holds no token."));
    }

    private static string Variable(ServiceModel service) =>
        $"AWS_BEARER_TOKEN_{service.SigningName.Replace('-', '_').Replace(' ', '_').ToUpperInvariant()}";

    private IdentityCenterLogin Login(ServiceModel service) =>
        profile is not null && (profile["sso_session"] ?? profile["sso_start_url"]) is not null
            ? IdentityCenterLogin.FromProfile(settings, profile)
            : throw CredentialErrors.None(
                Translate(
                    $"`{service.Name}` takes a token instead of a signature: use a profile with `sso_session`, or set `{Variable(service)}`."
                )
            );

    /// <summary>Whoever receives a token can use it: it goes to AWS, or stays on this machine.</summary>
    private static bool MayGoTo(OutgoingCall call) =>
        !call.Endpoint.IsConfigured
        || call.Endpoint.IsLoopback
        || call.Endpoint.Url.Host.EndsWith(
            $".{Partition.Of(call.Endpoint.SigningRegion).DnsSuffix}",
            StringComparison.OrdinalIgnoreCase
        );

    private static ConfigurationException Refused(OutgoingCall call) =>
        new(
            CallErrorKind.Refused,
            Translate(
                $"A token goes to AWS only, and `{call.Endpoint.Url}` ({call.Endpoint.Source}) is not AWS's. Nothing was sent."
            )
        );
}
