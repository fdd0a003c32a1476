using System.Collections.Immutable;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Profiles;

/// <summary>What is written to a profile. What is null stays as it is.</summary>
public sealed record ProfileSettings
{
    internal const string MadeForSetting = "aws_radar_made_for";

    /// <summary>A key; a session token that stood beside another key is removed with that key.</summary>
    public SigningCredentials? Keys { get; init; }

    public string? Region { get; init; }

    /// <summary>Where the profile's calls go instead of to AWS: <c>https://HOST</c>, or <c>http://127.0.0.1:PORT</c> for a lab.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>How the AWS CLI prints: <c>json</c>, <c>text</c>, <c>table</c> or <c>yaml</c>.</summary>
    public string? Output { get; init; }

    /// <summary>A role that the profile assumes.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The profile whose credentials assume the role.</summary>
    public string? SourceProfile { get; init; }

    /// <summary>Or where else they come from: <c>Environment</c>, <c>EcsContainer</c>, <c>Ec2InstanceMetadata</c>.</summary>
    public string? CredentialSource { get; init; }

    public string? ExternalId { get; init; }

    public string? MfaSerial { get; init; }

    /// <summary>The ARN of the user or role that <c>aws-radar setup</c> made for the profile: a mark that AWS clients pass over.</summary>
    public string? MadeFor { get; init; }

    internal ImmutableArray<KeyValuePair<string, string?>> ForCredentialsFile() =>
        Keys is null
            ? []
            :
            [
                new("aws_access_key_id", Keys.AccessKeyId),
                new("aws_secret_access_key", Keys.SecretAccessKey.Reveal()),
                new("aws_session_token", Keys.SessionToken?.Reveal()),
                new("aws_security_token", value: null),
            ];

    internal ImmutableArray<KeyValuePair<string, string?>> ForConfigFile()
    {
        KeyValuePair<string, string?>[] settings =
        [
            new("role_arn", RoleArn),
            new("source_profile", SourceProfile),
            new("credential_source", CredentialSource),
            new("external_id", ExternalId),
            new("mfa_serial", MfaSerial),
            new("region", Region),
            new("endpoint_url", EndpointUrl),
            new("output", Output),
            new(MadeForSetting, MadeFor),
        ];
        // A role has one source: the other kind goes when one is written.
        var replaced = (SourceProfile, CredentialSource) switch
        {
            ({ }, null) => "credential_source",
            (null, { }) => "source_profile",
            _ => null,
        };
        return [.. settings.Where(setting => setting.Value is not null || setting.Key == replaced)];
    }
}
