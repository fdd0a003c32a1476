using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.State;
using AwsRadar.Lab.Sts.Federation;
using AwsRadar.Lab.Sts.Messages;

namespace AwsRadar.Lab.Serving;

/// <summary>
/// What tests would get from others: a token of an identity provider, the token that a partner finds in its notification
/// channel, the message with which EC2 denies.
/// </summary>
internal sealed class LabPapers(LabStore store, LabClock clock, OidcKeys oidcKeys)
{
    private const string WebIdentityToken = "/_lab/web-identity-token";
    private const string DelegationToken = "/_lab/delegation-token";
    private const string DenialMessage = "/_lab/authorization-message";

    public static IEnumerable<string> Paths => [WebIdentityToken, DelegationToken, DenialMessage];

    public static bool IsFor(string path) => path is WebIdentityToken or DelegationToken or DenialMessage;

    /// <summary>The answer, or one sentence on what the body must be.</summary>
    public (JsonObject? Paper, string Problem) Give(string path, ReadOnlySpan<byte> body) =>
        path switch
        {
            WebIdentityToken => (
                IssueToken(Read(body)),
                """The body must be {"Issuer": "https://id.example.com", "Claims": {"sub": "…", "aud": "…"}}."""
            ),
            DelegationToken => (
                FindToken(Read(body)),
                """The body must be {"DelegationRequestId": "…"}, and the request's token must have been sent."""
            ),
            _ => (
                EncodeDenial(Read(body)),
                """The body must be {"Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:…"}."""
            ),
        };

    private JsonObject? IssueToken(JsonObject? asked) =>
        Text(asked, "Issuer") is { } issuer && asked?["Claims"] is JsonObject claims
            ? new JsonObject { ["Token"] = oidcKeys.Issue(issuer, claims, clock.Now) }
            : null;

    private JsonObject? FindToken(JsonObject? asked) =>
        Text(asked, "DelegationRequestId") is { } id
        && store
            .Current.Accounts.Values.Select(account => account.DelegationRequests.GetValueOrDefault(id)?.Token)
            .FirstOrDefault(token => token is not null)
            is { } sent
            ? new JsonObject { ["TradeInToken"] = sent.Reveal() }
            : null;

    private JsonObject? EncodeDenial(JsonObject? asked) =>
        Text(asked, "Action") is { } action && Text(asked, "Resource") is { } resource
            ? new JsonObject
            {
                ["EncodedMessage"] = AuthorizationMessages.Encode(
                    AuthorizationMessage.Write(store.Current.Main.RootArn, action, resource)
                ),
            }
            : null;

    private static string? Text(JsonObject? asked, string member) =>
        asked?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var read = JsonNode.Parse(
                body,
                documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }
            );
            return read as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
