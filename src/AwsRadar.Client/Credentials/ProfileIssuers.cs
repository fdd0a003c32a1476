using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials.Issuers;

namespace AwsRadar.Client.Credentials;

/// <summary>
/// What a profile itself offers, roles that need other credentials aside, in the order of the AWS CLI: a role by web
/// identity, IAM Identity Center, keys in the credentials file, a session of `aws login`, a process, keys in the config file.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html</remarks>
internal static class ProfileIssuers
{
    /// <summary>Null when it offers nothing.</summary>
    /// <exception cref="ConfigurationException">It offers something half.</exception>
    public static ICredentialIssuer? Find(CredentialSettings settings, SharedProfile profile) =>
        WebIdentityIssuer.FromProfile(settings, profile)
        ?? IdentityCenterIssuer.FromProfile(settings, profile)
        ?? (profile.IsOfCredentialsFile(StaticKeys.KeyId) ? StaticKeys.FromProfile(profile) : null)
        ?? LoginIssuer.FromProfile(settings, profile)
        ?? ProcessIssuer.FromProfile(settings, profile)
        ?? (ICredentialIssuer?)StaticKeys.FromProfile(profile);
}
