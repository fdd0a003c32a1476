using System.Text.Json.Nodes;
using AwsRadar.Core.Conditions;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.Sts.Federation;

namespace AwsRadar.Lab.Sts;

/// <summary>A signed token that tells others who the caller is.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html and
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_token_claims.html
/// </remarks>
internal static class WebIdentityTokens
{
    private const string OwnClaims = "https://sts.amazonaws.com/";
    private const int DefaultSeconds = 300;

    /// <summary>AWS has such a limit and does not tell it. This one is the lab's.</summary>
    private const int MaxPayloadCharacters = 10_240;

    public static Operation Operation { get; } =
        Operations.Operation.On("GetWebIdentityToken", Subjects.Everything, Get) with
        {
            AlsoNeeds = call =>
                call.Has("Tags") ? [new Permission("sts:TagGetWebIdentityToken", Target.Everything)] : [],
            Keys = KeysOf,
        };

    private static OperationResult Get(OperationCall call)
    {
        if (call.State.Settings is not { Issuer: { } issuer, IsIssuing: true })
        {
            return new LabError(
                "OutboundWebIdentityFederationDisabledException",
                403,
                "Outbound web identity federation is not enabled for this account."
            );
        }

        if (call.Text("SigningAlgorithm") is not ("RS256" or "ES384"))
        {
            return LabError.Validation("SigningAlgorithm must be RS256 or ES384.");
        }

        if (TagInput.Check(call) is { } error)
        {
            return error;
        }

        var expiresAt = call.Now.AddSeconds(call.OptionalNumber("DurationSeconds") ?? DefaultSeconds);
        if (call.Caller.Session is { } session && expiresAt > session.ExpiresAt)
        {
            return new LabError(
                "SessionDurationEscalationException",
                403,
                "The requested token duration would extend the session beyond its original expiration time."
            );
        }

        var claims = Claims(call, issuer, expiresAt);
        if (claims.ToJsonString().Length > MaxPayloadCharacters)
        {
            return new LabError(
                "JWTPayloadSizeExceededException",
                400,
                $"The token's payload would be longer than {MaxPayloadCharacters} characters: pass fewer tags."
            );
        }

        var key = call.Text("SigningAlgorithm") is "RS256" ? issuer.RsaKey : issuer.EcKey;
        return new JsonObject
        {
            ["WebIdentityToken"] = JsonWebToken.Write(key, claims),
            ["Expiration"] = JsonShapes.Timestamp(expiresAt),
        };
    }

    private static JsonObject Claims(OperationCall call, TokenIssuer issuer, DateTimeOffset expiresAt)
    {
        string[] audience = [.. call.Texts("Audience")];
        return new JsonObject
        {
            ["iss"] = issuer.Url,
            ["aud"] = audience is [var only] ? only : JsonShapes.Texts(audience),
            ["sub"] = call.Caller.Identity?.Arn ?? call.Caller.Arn,
            ["iat"] = call.Now.ToUnixTimeSeconds(),
            ["exp"] = expiresAt.ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
            [OwnClaims] = OwnClaimsOf(call),
        };
    }

    private static JsonObject OwnClaimsOf(OperationCall call)
    {
        var session = call.Caller.Session;
        var principalTags = (call.Caller.Identity?.Tags ?? ResourceTags.Empty).SetItems(
            session?.Tags ?? ResourceTags.Empty
        );
        var requestTags = TagInput.Read(call);
        return new JsonObject
        {
            ["aws_account"] = call.State.AccountId.ToString(),
            ["source_region"] = call.Region,
            ["principal_id"] = call.Caller.Identity?.Arn ?? call.Caller.Arn,
        }
            .AddIf(!principalTags.IsEmpty, "principal_tags", () => Map(principalTags))
            .AddIf(!requestTags.IsEmpty, "request_tags", () => Map(requestTags))
            .AddText("source_identity", session?.SourceIdentity)
            .AddTime("original_session_exp", session?.ExpiresAt);
    }

    private static JsonObject Map(IEnumerable<KeyValuePair<string, string>> tags) =>
        new(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    private static IEnumerable<KeyValuePair<string, ContextValue>> KeysOf(OperationCall call) =>
        [
            KeyValuePair.Create("sts:IdentityTokenAudience", ContextValue.List([.. call.Texts("Audience")])),
            KeyValuePair.Create("sts:SigningAlgorithm", (ContextValue)call.Text("SigningAlgorithm")),
            KeyValuePair.Create(
                "sts:DurationSeconds",
                (ContextValue)JsonShapes.Number(call.OptionalNumber("DurationSeconds") ?? DefaultSeconds)
            ),
        ];
}
