namespace AwsRadar.Client.Configuration;

/// <summary>The settings of one profile, of both files together.</summary>
internal sealed class SharedProfile(string name, IReadOnlyList<ProfilePart> parts)
{
    public string Name => name;

    /// <summary>The file that holds it, or its credentials if it is in both.</summary>
    public string File => parts[0].File.Path;

    /// <summary>A setting's value, from the credentials file if it is in both; null when it is empty or nowhere.</summary>
    public string? this[string setting] => PartWith(setting)?.Settings.GetValueOrDefault(setting);

    /// <summary>Whether the setting's value is the one of the credentials file.</summary>
    public bool IsOfCredentialsFile(string setting) => PartWith(setting)?.IsCredentials ?? false;

    /// <summary>The file that a setting's value is from.</summary>
    public string FileOf(string setting) => (PartWith(setting) ?? parts[0]).File.Path;

    /// <summary>Where a setting stands, for people: <c>`/home/anna/.aws/config` line 7</c>.</summary>
    public string PlaceOf(string setting)
    {
        var part = PartWith(setting) ?? parts[0];
        return Translate($"`{part.File.Path}` line {part.File.LineOf(part.Section, setting)}");
    }

    private ProfilePart? PartWith(string setting) =>
        parts.FirstOrDefault(part => part.Settings.TryGetValue(setting, out var value) && value.Length > 0);
}
