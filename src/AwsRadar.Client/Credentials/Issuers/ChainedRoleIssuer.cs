using System.Text.Json.Nodes;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>A role that another client's identity assumes, whose credentials are asked for as they are needed.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</remarks>
internal sealed class ChainedRoleIssuer(CredentialSettings settings, RoleToAssume role, Func<FoundCredentials> source)
    : ICredentialIssuer
{
    public CredentialSource Source => CredentialSource.AssumedRole;

    public string Origin => Translate($"role `{role.Arn}`, assumed with {source().Origin}");

    public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
    {
        var issued = await source().GetAsync(cancellationToken);
        var input = new JsonObject
        {
            ["RoleArn"] = role.Arn,
            ["RoleSessionName"] = role.SessionName ?? SecurityTokenService.SessionName(settings.Time),
        };
        if (role.Duration is { } duration)
        {
            input["DurationSeconds"] = (int)duration.TotalSeconds;
        }

        if (role.ExternalId is { } externalId)
        {
            input["ExternalId"] = externalId;
        }

        return await SecurityTokenService.CallAsync(
            settings.Options with
            {
                Credentials = issued.Keys,
                MfaCode = null,
                Warn = null,
            },
            "AssumeRole",
            input,
            Translate($"The role `{role.Arn}` cannot be assumed"),
            cancellationToken
        );
    }
}
