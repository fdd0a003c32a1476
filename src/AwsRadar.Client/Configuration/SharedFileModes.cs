namespace AwsRadar.Client.Configuration;

/// <summary>Whether the shared files are their owner's alone.</summary>
internal static class SharedFileModes
{
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private const UnixFileMode OthersReadOrWrite = OthersWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>One sentence for each file that others can read, or change what this program runs and whom it asks.</summary>
    public static List<Func<string>> Problems(ProcessEnvironment environment, SharedProfiles profiles)
    {
        var problems = new List<Func<string>>();
        if (OperatingSystem.IsWindows())
        {
            return problems;
        }

        Check(environment.CredentialsFile, OthersReadOrWrite, problems);
        Check(environment.ConfigFile, profiles.HasSecretsInConfig ? OthersReadOrWrite : OthersWrite, problems);
        CheckFolder(environment.AwsFolder, problems);
        return problems;
    }

    private static void Check(string path, UnixFileMode unwanted, List<Func<string>> problems)
    {
        // What a symbolic link leads to counts: the link itself has no mode of its own.
        if (ModeOf(path, File.Exists(path)) is { } mode && (mode & unwanted) is not UnixFileMode.None)
        {
            var what = (mode & OthersWrite) is not UnixFileMode.None ? Translatable("change") : Translatable("read");
            problems.Add(() =>
                Translate($"Other users of this machine can {Translate(what)} `{path}`: run `chmod 600 {path}`.")
            );
        }
    }

    private static void CheckFolder(string path, List<Func<string>> problems)
    {
        if (ModeOf(path, Directory.Exists(path)) is { } mode && (mode & OthersWrite) is not UnixFileMode.None)
        {
            problems.Add(() =>
                Translate($"Other users of this machine can replace the files in `{path}`: run `chmod 700 {path}`.")
            );
        }
    }

    private static UnixFileMode? ModeOf(string path, bool exists)
    {
        if (!exists || OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            // A device such as /dev/null, in the place of a file that somebody does not want read, holds no keys.
            return target.StartsWith("/dev/", StringComparison.Ordinal) ? null : File.GetUnixFileMode(target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
