using System.Collections.Immutable;
using AwsRadar.Client.Profiles;

namespace AwsRadar.Cli.Setup;

/// <summary>A profile that assumes the role, from the administrator's.</summary>
/// <param name="settings">What the profile says besides the role, for which it is made.</param>
internal sealed class RoleProfile(SetupNames names, ProfileStore profiles, ProfileSettings settings) : ISetupProfile
{
    public Task<ImmutableArray<string>> PlanAsync(CancellationToken cancellation)
    {
        var (all, error) = profiles.List();
        if (error is not null)
        {
            throw new SetupException(error.Message);
        }

        return all.FirstOrDefault(each => each.Name == names.Profile) switch
        {
            null => Task.FromResult<ImmutableArray<string>>([
                SetupWords.Step.RoleProfile(names.Profile, names.AdminProfile),
            ]),
            { MadeFor: var made } when made == settings.MadeFor => Task.FromResult<ImmutableArray<string>>([]),
            _ => throw new SetupException(
                SetupWords.ForeignProfile(names.Profile),
                SetupWords.OtherName("--new-profile")
            ),
        };
    }

    public Task MakeAsync(CancellationToken cancellation)
    {
        var (_, error) = profiles.Write(
            names.Profile,
            settings with
            {
                RoleArn = settings.MadeFor,
                SourceProfile = names.AdminProfile,
            }
        );
        return error is null ? Task.CompletedTask : throw new SetupException(error.Message);
    }
}
