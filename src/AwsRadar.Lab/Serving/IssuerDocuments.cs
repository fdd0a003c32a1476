using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Lab.State;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Serving;

/// <summary>
/// What verifies the web identity tokens of an account: the two public documents of its issuer. AWS serves them under the
/// issuer's URL, the lab under <c>/_lab/issuers/ID</c>. They hold public keys only, so that nobody need sign.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_getting_started.html</remarks>
internal sealed class IssuerDocuments(LabStore store)
{
    private const string Prefix = "/_lab/issuers/";
    private const string Configuration = "/.well-known/openid-configuration";
    private const string KeySet = "/.well-known/jwks.json";

    /// <summary>Null: the request is for something else.</summary>
    public WireResponse? Answer(WireRequest request)
    {
        if (
            request.Method is not "GET"
            || !request.RawPath.StartsWith(Prefix, StringComparison.Ordinal)
            || IssuerOf(request.RawPath) is not { } issuer
        )
        {
            return null;
        }

        var path = Prefix + issuer.Id;
        return request.RawPath.Equals(path + Configuration, StringComparison.Ordinal)
                ? Json(Describe(issuer, $"http://{request.Headers["Host"]}{path}"))
            : request.RawPath.Equals(path + KeySet, StringComparison.Ordinal) ? Json(Keys(issuer))
            : null;
    }

    private TokenIssuer? IssuerOf(string path) =>
        store
            .Current.Accounts.Values.Select(account => account.Settings.Issuer)
            .FirstOrDefault(issuer =>
                issuer is not null && path.StartsWith(Prefix + issuer.Id, StringComparison.Ordinal)
            );

    private static JsonObject Describe(TokenIssuer issuer, string url) =>
        new()
        {
            ["issuer"] = issuer.Url,
            ["jwks_uri"] = url + KeySet,
            ["response_types_supported"] = new JsonArray("id_token"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray(issuer.RsaKey.Algorithm, issuer.EcKey.Algorithm),
        };

    private static JsonObject Keys(TokenIssuer issuer) =>
        new() { ["keys"] = new JsonArray(issuer.RsaKey.Public, issuer.EcKey.Public) };

    private static WireResponse Json(JsonObject body) =>
        new()
        {
            Status = 200,
            Headers = WireHeaders.Empty.With("Content-Type", "application/json"),
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        };
}
