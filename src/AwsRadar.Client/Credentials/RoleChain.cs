using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials.Issuers;

namespace AwsRadar.Client.Credentials;

/// <summary>
/// Profiles that assume a role with the credentials of another profile, which may itself assume a role, and so on. A
/// profile may name itself once: its own keys then assume its role.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html</remarks>
internal sealed class RoleChain(CredentialSettings settings)
{
    private const string SourceProfile = "source_profile";
    private const string SourceName = "credential_source";

    private readonly List<string> _visited = [];

    /// <summary>Null when the profile assumes no role, or one by web identity.</summary>
    /// <exception cref="ConfigurationException">The chain has no end, or a link is missing.</exception>
    public RoleIssuer? Role(SharedProfile profile)
    {
        if (profile["role_arn"] is null || profile["web_identity_token_file"] is not null)
        {
            return null;
        }

        _visited.Add(profile.Name);
        return new RoleIssuer(settings, profile, Source(profile));
    }

    private ICredentialIssuer Source(SharedProfile profile) =>
        (profile[SourceProfile], profile[SourceName]) switch
        {
            ({ }, { }) => throw CredentialErrors.None(
                Translate(
                    $"The profile `{profile.Name}` has both `source_profile` and `credential_source` ({profile.PlaceOf(SourceName)}): keep one of them."
                )
            ),
            ({ } name, null) => FromProfile(profile, name),
            (null, { } name) => FromNamedSource(profile, name),
            _ => throw CredentialErrors.None(
                Translate(
                    $"The profile `{profile.Name}` assumes a role ({profile.PlaceOf("role_arn")}) and does not say with whose credentials: "
                        + $"add `source_profile` or `credential_source`."
                )
            ),
        };

    private ICredentialIssuer FromProfile(SharedProfile profile, string name)
    {
        var source =
            settings.Profiles.Find(name)
            ?? throw CredentialErrors.None(
                Translate(
                    $"The profile `{profile.Name}` takes its credentials from a profile `{name}` ({profile.PlaceOf(SourceProfile)}), which is not there."
                )
            );
        var hasKeys = StaticKeys.AreIn(source);
        if (_visited.Contains(source.Name, StringComparer.Ordinal))
        {
            return hasKeys && source.Name == profile.Name ? OwnOf(source) : throw Loop(profile, source);
        }

        // Keys win over a role in a profile that is only a source.
        return (hasKeys ? null : Role(source)) ?? OwnOf(source);
    }

    private ICredentialIssuer OwnOf(SharedProfile source) =>
        ProfileIssuers.Find(settings, source)
        ?? throw CredentialErrors.None(
            Translate(
                $"The profile `{source.Name}` in `{source.File}` is the source of another one and has no credentials."
            )
        );

    private ICredentialIssuer FromNamedSource(SharedProfile profile, string name) =>
        name.ToLowerInvariant() switch
        {
            "environment" => (ICredentialIssuer?)StaticKeys.FromEnvironment(settings.Environment),
            "ecscontainer" => ContainerIssuer.FromEnvironment(settings),
            "ec2instancemetadata" => InstanceIssuer.FromSettings(
                settings,
                profile,
                () =>
                    Translate(
                        $"{profile.PlaceOf(SourceName)} asks for the credentials of the EC2 instance, and this machine has none."
                    )
            ),
            _ => throw CredentialErrors.None(
                Translate(
                    $"`{name}` ({profile.PlaceOf(SourceName)}) is not a source of credentials: use `Environment`, `EcsContainer` or `Ec2InstanceMetadata`."
                )
            ),
        }
        ?? throw CredentialErrors.None(
            Translate(
                $"The profile `{profile.Name}` takes its credentials from `{name}` ({profile.PlaceOf(SourceName)}), which has none here."
            )
        );

    private ConfigurationException Loop(SharedProfile profile, SharedProfile source)
    {
        var circle = _visited.SkipWhile(name => name != source.Name).Append(source.Name);
        return CredentialErrors.None(
            Translate(
                $"The profiles {string.Join(" → ", circle.Select(name => $"`{name}`"))} take their credentials from each other in a circle "
                    + $"({profile.PlaceOf(SourceProfile)}): one of them needs credentials of its own."
            )
        );
    }
}
