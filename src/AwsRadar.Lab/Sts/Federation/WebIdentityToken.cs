using System.Text.Json.Nodes;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts.Federation;

/// <summary>
/// From a web identity token to the one it speaks for. Step 1: read it. Step 2: find the issuer's provider. Step 3: check
/// the signature. Step 4: check its time. Step 5: check whom it is for. Step 6: read what it says.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html</remarks>
internal static class WebIdentityToken
{
    private const string Scheme = "https://";
    private const string SourceIdentityClaim = "https://aws.amazon.com/source_identity";

    /// <summary>How far an issuer's clock may be ahead.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static TokenResult Identify(OperationCall call)
    {
        if (call.OptionalText("ProviderId") is { } provider)
        {
            return Invalid(
                provider is "www.amazon.com"
                    ? "Provided Token is not a Login With Amazon token"
                    : $"The lab has no access tokens of {provider}."
            );
        }

        // Step 1
        if (JsonWebToken.Read(call.Text("WebIdentityToken")) is not { } token)
        {
            return Invalid(
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"
            );
        }

        if (((string[])["iss", "sub", "aud", "exp", "iat"]).FirstOrDefault(claim => !Has(token, claim)) is { } missing)
        {
            return Invalid($"Missing a required claim: {missing}");
        }

        // Step 2
        var issuer = token.Text("iss")!;
        if (Find(call.State, issuer) is not { } known)
        {
            return Invalid($"No OpenIDConnect provider found in your account for {issuer}");
        }

        // Step 3
        if (!call.OidcKeys.HaveSigned(issuer, token))
        {
            return Invalid(
                "Couldn't retrieve verification key from your identity provider,  please reference "
                    + "AssumeRoleWithWebIdentity documentation for requirements"
            );
        }

        // Steps 4 to 6
        return CheckTime(call, token) is { } untimely ? untimely : Holder(call, known, token);
    }

    private static TokenResult Holder(OperationCall call, Issuer issuer, JsonWebToken token)
    {
        // Step 5
        if (AudienceOf(issuer, token) is not { } audience)
        {
            return Invalid("Incorrect token audience");
        }

        // Step 6
        var fault = WebIdentityTags.Read(token, out var tags, out var transitiveKeys) ?? CheckSourceIdentity(token);
        if (fault is not null)
        {
            return Invalid(fault);
        }

        var keys = WebIdentityKeys.Of(issuer.Url, token, audience);
        return new TokenHolder
        {
            Provider = issuer.Principal,
            SessionName = call.Text("RoleSessionName"),
            Keys = keys,
            LastingKeys = WebIdentityKeys.Lasting(issuer.Principal, keys),
            Tags = tags,
            TransitiveTagKeys = transitiveKeys,
            SourceIdentity = token.Text(SourceIdentityClaim),
            Describe = () =>
                new JsonObject
                {
                    ["SubjectFromWebIdentityToken"] = token.Text("sub"),
                    ["Provider"] = issuer.Principal,
                    ["Audience"] = audience,
                },
        };
    }

    private static LabError? CheckTime(OperationCall call, JsonWebToken token)
    {
        var (now, expiresAt) = (call.Now, token.Time("exp")!.Value);
        if (expiresAt <= now)
        {
            return new LabError(
                "ExpiredTokenException",
                400,
                $"Token expired: current date/time {now.ToUnixTimeSeconds()} must be before the expiration date/time "
                    + $"{expiresAt.ToUnixTimeSeconds()}"
            );
        }

        return token.Time("iat") > now + Tolerance || token.Time("nbf") > now + Tolerance
            ? Invalid("The token is not valid yet.")
            : null;
    }

    private static string? CheckSourceIdentity(JsonWebToken token) =>
        token.Text(SourceIdentityClaim) is { } source && !SessionNames.IsValid(source)
            ? $"Source Identity must match {SessionNames.Pattern} and not begin with \"aws:\""
            : null;

    /// <summary>A provider in the account lists whom tokens may be for; those that AWS knows without one take any.</summary>
    private static string? AudienceOf(Issuer issuer, JsonWebToken token)
    {
        var audiences = token.Texts("aud");
        if (issuer.Provider is not { } provider)
        {
            return audiences[0];
        }

        bool IsKnown(string? id) => id is not null && provider.ClientIds.Contains(id, StringComparer.Ordinal);
        return audiences.FirstOrDefault(IsKnown) ?? (IsKnown(token.Text("azp")) ? audiences[0] : null);
    }

    /// <summary>Google and Cognito need no provider in the account.</summary>
    private static Issuer? Find(AccountState state, string issuer)
    {
        if (!issuer.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return issuer is "accounts.google.com" ? new Issuer(issuer, issuer, Provider: null) : null;
        }

        var url = issuer[Scheme.Length..].TrimEnd('/');
        if (url is "accounts.google.com" or "cognito-identity.amazonaws.com")
        {
            return new Issuer(url, url, Provider: null);
        }

        return state.OidcProviders.GetValueOrDefault(state.Arn($"oidc-provider/{url}")) is { } provider
            ? new Issuer(provider.Arn, url, provider)
            : null;
    }

    private static bool Has(JsonWebToken token, string claim) =>
        claim switch
        {
            "exp" or "iat" => token.Time(claim) is not null,
            "aud" => token.Texts(claim).Length > 0,
            _ => token.Text(claim) is { Length: > 0 },
        };

    private static LabError Invalid(string message) => new("InvalidIdentityToken", 400, message);

    /// <param name="Principal">As a trust policy names it.</param>
    /// <param name="Url">What its condition keys begin with.</param>
    private sealed record Issuer(string Principal, string Url, OidcProvider? Provider);
}
