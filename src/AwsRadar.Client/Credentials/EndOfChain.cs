using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials;

/// <summary>What is said when every source has been looked at.</summary>
internal static class EndOfChain
{
    public static string Message(CredentialSettings settings, string profileName)
    {
        var environment = settings.Environment;
        var place = Translate($"`{environment.CredentialsFile}` and `{environment.ConfigFile}`");
        var hint = MisnamedFile.Hint(environment.CredentialsFile);
        return settings.Profiles.Find(profileName) is { } profile
            ? Translate(
                $"No AWS credentials were found: the profile `{profile.Name}` in `{profile.File}` has none, and neither has the environment. "
                    + $"Write them with `aws-radar configure --profile {profile.Name}`, or set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.{hint}"
            )
            : Translate(
                $"No AWS credentials were found: set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, or write a profile with "
                    + $"`aws-radar configure` (looked for `{profileName}` in {place}); `aws-radar demo` needs none.{hint}"
            );
    }
}
