using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>A session with one directory bucket, good for minutes and for this bucket only.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html</remarks>
internal sealed class ExpressSessionIssuer(string bucket, Func<string, CancellationToken, Task<CallResult>> createAsync)
    : ICredentialIssuer
{
    /// <summary>It is made for one client, from the credentials that the client has.</summary>
    public CredentialSource Source => CredentialSource.Explicit;

    public string Origin => Translate($"the session with the directory bucket `{bucket}`");

    public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
    {
        var result = await createAsync(bucket, cancellationToken);
        return result.IsSuccess
            ? Read(result.Output)
            : throw CredentialErrors.Because(
                Translate($"No session with the directory bucket `{bucket}` was begun"),
                result.Error
            );
    }

    private IssuedCredentials Read(JsonElement output)
    {
        if (
            output.TryGetProperty("Credentials", out var credentials)
            && IssuedJson.Text(credentials, "AccessKeyId") is { } id
            && IssuedJson.Text(credentials, "SecretAccessKey") is { } secret
            && IssuedJson.Text(credentials, "SessionToken") is { } token
            && IssuedJson.Time(credentials, "Expiration") is { } end
        )
        {
            return new IssuedCredentials(new SigningCredentials(id, new Secret(secret), new Secret(token)), end);
        }

        throw CredentialErrors.None(Translate($"What S3 answered for {Origin} holds no credentials."));
    }
}
