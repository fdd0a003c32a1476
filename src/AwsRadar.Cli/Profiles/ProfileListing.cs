using System.Collections.Immutable;
using AwsRadar.Cli.Listings;
using AwsRadar.Cli.Output;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Profiles;

namespace AwsRadar.Cli.Profiles;

/// <summary><c>configure list-profiles</c>.</summary>
internal static class ProfileListing
{
    public static Listing<ProfileSummary> Create(ImmutableArray<ProfileSummary> profiles) =>
        new(
            profiles,
            [
                new("PROFILE", profile => profile.Name),
                new("CREDENTIALS", Credentials),
                new("KEY", profile => profile.MaskedAccessKeyId ?? Cell.None),
                new("REGION", profile => profile.Region ?? Cell.None),
                new("FILE", profile => profile.File),
            ],
            ProfileJsonContext.Default.ProfileSummary
        )
        {
            WhenEmpty = Translate("There are no profiles yet: `aws-radar configure` writes one."),
        };

    private static string Credentials(ProfileSummary profile) =>
        profile switch
        {
            { Problem: not null } => Translate("cannot work"),
            { Source: CredentialSource.Profile } => "key",
            { Source: CredentialSource.Process } => "process",
            { Source: CredentialSource.IdentityCenter } => Translate("IAM Identity Center"),
            { Source: CredentialSource.Login } => "aws login",
            { Source: CredentialSource.AssumedRole } => "role",
            { Source: CredentialSource.WebIdentity } => Translate("role by web identity"),
            _ => Cell.None,
        };
}
