using System.Text.Json;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Endpoints;

namespace AwsRadar.Cli.Profiles;

/// <summary>What AWS says about the identity in use, and where this program found it. No secret among it.</summary>
internal sealed record Whoami(
    string? Account,
    string? Arn,
    string? UserId,
    string AccessKeyId,
    bool IsTemporary,
    DateTimeOffset? Expiration,
    CredentialSource Source,
    string Origin,
    string? Region,
    string? RegionSource,
    string Endpoint,
    string EndpointSource
)
{
    /// <param name="answer">The output of <c>GetCallerIdentity</c>.</param>
    public Whoami(JsonElement answer, CallerIdentity identity, ServiceEndpoint endpoint)
        : this(
            Text(answer, "Account"),
            Text(answer, "Arn"),
            Text(answer, "UserId"),
            identity.MaskedAccessKeyId,
            identity.IsTemporary,
            identity.Expiration,
            identity.Source,
            identity.Origin,
            identity.Region,
            identity.RegionSource,
            endpoint.Url.AbsoluteUri.TrimEnd('/'),
            endpoint.Source
        ) { }

    private static string? Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) ? value.GetString() : null;
}
