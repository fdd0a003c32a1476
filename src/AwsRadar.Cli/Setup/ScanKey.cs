using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Client.Credentials;
using AwsRadar.Client.Profiles;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Cli.Setup;

/// <summary>
/// The key of the scanning user and the profile that holds it. The secret goes from AWS's answer into the credentials file
/// and nowhere else.
/// </summary>
/// <param name="settings">What the profile says besides the key, for whom it is made among it.</param>
internal sealed class ScanKey(AdminClient admin, SetupNames names, ProfileStore profiles, ProfileSettings settings)
{
    /// <summary>The keys of the user, which of them is this profile's, and what was left by a run that was broken off.</summary>
    public async Task<KeyState> LookAsync(CancellationToken cancellation)
    {
        var profile = Profile();
        if (profile is not null && profile.MadeFor != settings.MadeFor)
        {
            throw new SetupException(SetupWords.ForeignProfile(names.Profile), SetupWords.OtherName("--new-profile"));
        }

        var user = await admin.FindAsync("GetUser", SetupInputs.UserName(names), cancellation);
        var keys = await admin.ListAsync(
            "ListAccessKeys",
            SetupInputs.UserName(names),
            "AccessKeyMetadata",
            cancellation
        );
        string[] ids = [.. keys.Select(key => key.GetProperty("AccessKeyId").GetString()!)];
        var mine = Array.Find(ids, id => CallerIdentity.Mask(id) == profile?.MaskedAccessKeyId);
        var isPending = user is { } found && Tagged(found, SetupNames.PendingKey, SetupNames.PendingValue);
        return new KeyState(
            mine,
            mine is not null && user is { } tagged && Tagged(tagged, mine, SetupNames.KeyDescription),
            keys.Any(key =>
                key.GetProperty("AccessKeyId").GetString() == mine && key.GetProperty("Status").GetString() is "Active"
            ),
            isPending
                ?
                [
                    .. ids.Where(id =>
                        id != mine && !Tagged(user!.Value, id, SetupNames.KeyDescription) && !IsReplaced(user, id)
                    ),
                ]
                : [],
            [.. ids.Where(id => id != mine && mine is not null && IsReplaced(user, id))],
            isPending,
            ids.Length
        );
    }

    public ProfileSummary? Profile()
    {
        var (all, error) = profiles.List();
        return error is null
            ? all.FirstOrDefault(each => each.Name == names.Profile)
            : throw new SetupException(error.Message);
    }

    /// <summary>Makes what is missing so; each part may be the last that happens, and the next run goes on from there.</summary>
    public async Task RepairAsync(KeyState state, CancellationToken cancellation)
    {
        await DeleteOrphansAsync(state, cancellation);
        var id = state.Mine ?? await CreateAsync(cancellation);
        if (state.Mine is not null && !state.IsActive)
        {
            var input = Key(id);
            input["Status"] = "Active";
            await admin.ChangeAsync("UpdateAccessKey", input, cancellation);
        }

        await TagAsync(id, SetupNames.KeyDescription, cancellation);
        foreach (var replaced in state.Replaced)
        {
            await DeleteAsync(replaced, cancellation);
        }

        await UntagAsync(SetupNames.PendingKey, cancellation);
    }

    /// <summary>
    /// A new key in the place of the old one, which is deleted once the new one works. The old one is marked before: a run after one that was
    /// broken off tells by it whether the profile has the new key already.
    /// </summary>
    public async Task RotateAsync(KeyState state, Func<Task> waitUntilItWorks, CancellationToken cancellation)
    {
        await DeleteOrphansAsync(state, cancellation);
        var (id, old) = (state.Mine!, state.Replaced);
        if (old.IsEmpty)
        {
            await TagAsync(id, SetupNames.ReplacedKey, cancellation);
            (id, old) = (await CreateAsync(cancellation), [id]);
        }

        await TagAsync(id, SetupNames.KeyDescription, cancellation);
        await waitUntilItWorks();
        foreach (var replaced in old)
        {
            await DeleteAsync(replaced, cancellation);
        }

        await UntagAsync(SetupNames.PendingKey, cancellation);
    }

    public Task DeactivateAsync(string id, CancellationToken cancellation)
    {
        var input = Key(id);
        input["Status"] = "Inactive";
        return admin.ChangeAsync("UpdateAccessKey", input, cancellation);
    }

    private async Task DeleteOrphansAsync(KeyState state, CancellationToken cancellation)
    {
        foreach (var orphan in state.Orphans)
        {
            await admin.ChangeAsync("DeleteAccessKey", Key(orphan), cancellation);
        }
    }

    /// <summary>Its description is a tag of the user, and stays a while if the run is broken off between the two.</summary>
    private async Task DeleteAsync(string id, CancellationToken cancellation)
    {
        await admin.ChangeAsync("DeleteAccessKey", Key(id), cancellation);
        await UntagAsync(id, cancellation);
    }

    private async Task<string> CreateAsync(CancellationToken cancellation)
    {
        await TagAsync(SetupNames.PendingKey, SetupNames.PendingValue, cancellation);
        var made = await admin.ChangeAsync("CreateAccessKey", SetupInputs.UserName(names), cancellation);
        var key = made.GetProperty("AccessKey");
        var id = key.GetProperty("AccessKeyId").GetString()!;
        var (_, error) = profiles.Write(
            names.Profile,
            settings with
            {
                Keys = new SigningCredentials(id, new Secret(key.GetProperty("SecretAccessKey").GetString()!)),
            }
        );
        return error is null ? id : throw new SetupException(error.Message);
    }

    private Task<JsonElement> TagAsync(string key, string value, CancellationToken cancellation)
    {
        var input = SetupInputs.UserName(names);
        input["Tags"] = SetupInputs.Tag(key, value);
        return admin.ChangeAsync("TagUser", input, cancellation);
    }

    private Task<JsonElement> UntagAsync(string key, CancellationToken cancellation)
    {
        var input = SetupInputs.UserName(names);
        input["TagKeys"] = new JsonArray(key);
        return admin.ChangeAsync("UntagUser", input, cancellation);
    }

    private JsonObject Key(string id) => new() { ["UserName"] = names.Identity, ["AccessKeyId"] = id };

    private static bool IsReplaced(JsonElement? user, string id) =>
        user is { } tagged && Tagged(tagged, id, SetupNames.ReplacedKey);

    private static bool Tagged(JsonElement answer, string key, string value) =>
        SetupInputs.HasTag(answer.GetProperty("User"), key, value);
}
