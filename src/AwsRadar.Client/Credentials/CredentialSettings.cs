using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials;

/// <summary>What the sources of credentials read their settings from.</summary>
internal sealed record CredentialSettings(
    AwsClientOptions Options,
    ProcessEnvironment Environment,
    SharedProfiles Profiles
)
{
    public TimeProvider Time => Options.Time;

    public bool MustBeLoopback => Options.RequireLoopback || Environment.IsLoopbackOnly;
}
