using Amazon.Runtime;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials;

/// <summary>
/// Finds credentials as AWS clients do. Step 1: the caller's own. Step 2: a profile that the caller names. Step 3: the
/// environment. Step 4: a web identity. Step 5: the profile of <c>AWS_PROFILE</c>, or <c>default</c>. Step 6: the container.
/// Step 7: the instance.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-authentication.html#cli-chap-authentication-precedence</remarks>
internal sealed class CredentialChain(AwsClientOptions options, ProcessEnvironment environment, SharedProfiles profiles)
{
    /// <exception cref="ConfigurationException">There are none, or those that were asked for are not there.</exception>
    public FoundCredentials Find() =>
        FromOptions()
        ?? FromNamedProfile(options.ProfileName)
        ?? FromEnvironment()
        ?? FromWebIdentity()
        ?? FromNamedProfile(environment["AWS_PROFILE"])
        ?? FromDefaultProfile()
        ?? FromContainer()
        ?? FromInstance()
        ?? throw NoneFound();

    // Step 1
    private FoundCredentials? FromOptions() =>
        options.Credentials is { } given
            ? new FoundCredentials(
                ToSdk(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
                CredentialSource.Explicit,
                "the caller"
            )
            : null;

    // Steps 2 and 5
    private FoundCredentials? FromNamedProfile(string? name) =>
        name is null
            ? null
            : new ProfileCredentials(profiles).Open(profiles.Find(name) ?? throw profiles.NotFound(name));

    // Step 3
    private FoundCredentials? FromEnvironment() =>
        environment["AWS_ACCESS_KEY_ID"] is { } keyId && environment["AWS_SECRET_ACCESS_KEY"] is { } secret
            ? new FoundCredentials(
                ToSdk(
                    keyId,
                    new Secret(secret),
                    environment["AWS_SESSION_TOKEN"] is { } token ? new Secret(token) : null
                ),
                CredentialSource.Environment,
                "the environment variable `AWS_ACCESS_KEY_ID`"
            )
            : null;

    // Step 4
    private FoundCredentials? FromWebIdentity() =>
        environment["AWS_WEB_IDENTITY_TOKEN_FILE"] is not null && environment["AWS_ROLE_ARN"] is { } role
            ? throw new ConfigurationException(
                CallErrorKind.NoCredentials,
                $"The environment asks for the role `{role}` by web identity, which is not supported yet: set "
                    + "`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, or name a profile."
            )
            : null;

    // Step 5
    private FoundCredentials? FromDefaultProfile() =>
        profiles.Find("default") is { } profile && ProfileCredentials.HasCredentials(profile)
            ? new ProfileCredentials(profiles).Open(profile)
            : null;

    // Step 6
    private FoundCredentials? FromContainer() =>
        environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] is not null
        || environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] is not null
            ? new FoundCredentials(new GenericContainerCredentials(), CredentialSource.Container, "the container")
            : null;

    // Step 7
    private FoundCredentials? FromInstance()
    {
        if (environment.IsInstanceMetadataDisabled || environment.IsLoopbackOnly || options.RequireLoopback)
        {
            return null;
        }

        try
        {
            return new FoundCredentials(
                new InstanceProfileAWSCredentials(),
                CredentialSource.InstanceMetadata,
                "the role of this EC2 instance"
            );
        }
        catch (Exception exception)
            when (exception is AmazonServiceException or InvalidOperationException or IOException)
        {
            // Most machines are no EC2 instance: that is the end of the chain, not an error of its own.
            return null;
        }
    }

    private ConfigurationException NoneFound() =>
        new(
            CallErrorKind.NoCredentials,
            "No AWS credentials were found: set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, or write a profile with "
                + $"`aws configure` (looked for `default` in `{environment.CredentialsFile}` and `{environment.ConfigFile}`)."
        );

    private static AWSCredentials ToSdk(string keyId, Secret secret, Secret? token) =>
        token is null
            ? new BasicAWSCredentials(keyId, secret.Reveal())
            : new SessionAWSCredentials(keyId, secret.Reveal(), token.Reveal());
}
