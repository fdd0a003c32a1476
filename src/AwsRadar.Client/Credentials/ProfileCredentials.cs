using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials;

/// <summary>Credentials of a profile: keys by this program's own reading of the files, all other kinds by the SDK.</summary>
internal sealed class ProfileCredentials(SharedProfiles profiles) : ICredentialProfileSource
{
    /// <exception cref="ConfigurationException">The profile holds no usable credentials.</exception>
    public FoundCredentials Open(SharedProfile profile)
    {
        var origin = $"profile `{profile.Name}` in `{profile.File}`";
        RefuseRole(profile, origin);
        try
        {
            var credentials = AWSCredentialsFactory.GetAWSCredentials(ToSdk(profile), this);
            return new FoundCredentials(credentials, SourceOf(profile), origin);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or ArgumentException or AmazonClientException)
        {
            throw new ConfigurationException(
                CallErrorKind.NoCredentials,
                $"The {origin} holds no usable credentials ({exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}): add "
                    + "`aws_access_key_id` and `aws_secret_access_key`, or another source."
            );
        }
    }

    /// <summary>The SDK assumes roles with a package that this program does not have; its own message would name classes.</summary>
    private static void RefuseRole(SharedProfile profile, string origin)
    {
        if (profile["role_arn"] is { } role)
        {
            throw new ConfigurationException(
                CallErrorKind.NoCredentials,
                $"The {origin} assumes the role `{role}`, which is not supported yet: set the variables that "
                    + $"`aws configure export-credentials --profile {profile.Name} --format env` prints."
            );
        }
    }

    public static bool HasCredentials(SharedProfile profile) =>
        profile["aws_access_key_id"] is not null
        || profile["credential_process"] is not null
        || profile["role_arn"] is not null
        || profile["sso_account_id"] is not null
        || profile["login_session"] is not null;

    public bool TryGetProfile(string profileName, [NotNullWhen(true)] out CredentialProfile? profile)
    {
        profile = profiles.Find(profileName) is { } found ? ToSdk(found) : null;
        return profile is not null;
    }

    private CredentialProfile ToSdk(SharedProfile profile)
    {
        var session = profile["sso_session"] is { } name ? profiles.Section("sso-session", name) : null;
        return new CredentialProfile(
            profile.Name,
            new CredentialProfileOptions
            {
                AccessKey = profile["aws_access_key_id"],
                SecretKey = profile["aws_secret_access_key"],
                Token = profile["aws_session_token"],
                CredentialProcess = profile["credential_process"],
                CredentialSource = profile["credential_source"],
                ExternalID = profile["external_id"],
                MfaSerial = profile["mfa_serial"],
                RoleArn = profile["role_arn"],
                RoleSessionName = profile["role_session_name"],
                SourceProfile = profile["source_profile"],
                WebIdentityTokenFile = profile["web_identity_token_file"],
                LoginSession = profile["login_session"],
                SsoAccountId = profile["sso_account_id"],
                SsoRoleName = profile["sso_role_name"],
                SsoSession = profile["sso_session"],
                SsoRegion = profile["sso_region"] ?? session?.GetValueOrDefault("sso_region"),
                SsoStartUrl = profile["sso_start_url"] ?? session?.GetValueOrDefault("sso_start_url"),
                SsoRegistrationScopes = session?.GetValueOrDefault("sso_registration_scopes"),
            }
        );
    }

    private static CredentialSource SourceOf(SharedProfile profile) =>
        profile switch
        {
            _ when profile["aws_access_key_id"] is not null && profile["role_arn"] is null => CredentialSource.Profile,
            _ when profile["web_identity_token_file"] is not null => CredentialSource.WebIdentity,
            _ when profile["role_arn"] is not null => CredentialSource.AssumedRole,
            _ when profile["sso_account_id"] is not null => CredentialSource.IdentityCenter,
            _ when profile["credential_process"] is not null => CredentialSource.Process,
            _ => CredentialSource.Profile,
        };
}
