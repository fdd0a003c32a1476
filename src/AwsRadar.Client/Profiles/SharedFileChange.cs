using System.Collections.Immutable;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Files;

namespace AwsRadar.Client.Profiles;

/// <summary>A shared file as it is and as it will be: made whole in memory, read again to be sure, and only then written.</summary>
internal sealed class SharedFileChange
{
    private readonly byte[] _before;
    private readonly byte[] _after;

    private SharedFileChange(string path, byte[] before, byte[] after) =>
        (Path, _before, _after) = (path, before, after);

    public string Path { get; }

    /// <exception cref="ConfigurationException">The file cannot be read, or must not be written.</exception>
    public static SharedFileChange Of(
        string path,
        string section,
        ImmutableArray<KeyValuePair<string, string?>> settings
    )
    {
        if (settings.IsEmpty)
        {
            return new SharedFileChange(path, [], []);
        }

        RefuseDevices(path);
        RefuseLinks(path);
        var before = SharedFileBytes.Read(path);
        var after = SharedFileEdit.Apply(path, before, section, settings);
        Verify(SharedFile.Parse(path, after), section, settings);
        return new SharedFileChange(path, before, after);
    }

    /// <summary>The file without a section.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read, or must not be written.</exception>
    public static SharedFileChange Without(string path, string section)
    {
        var before = SharedFileBytes.Read(path);
        var after = SharedFileEdit.Without(path, before, section);
        if (!after.AsSpan().SequenceEqual(before))
        {
            RefuseDevices(path);
            RefuseLinks(path);
        }

        return new SharedFileChange(path, before, after);
    }

    /// <summary>Replaces the file by one that its owner alone can read. False when there is nothing to change.</summary>
    /// <exception cref="ConfigurationException">The disk does not take it.</exception>
    public bool Write()
    {
        if (_after.AsSpan().SequenceEqual(_before))
        {
            return false;
        }

        try
        {
            PrivateFile.CreateFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
            PrivateFile.Write(Path, stream => stream.Write(_after));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                CallErrorKind.UnreadableConfiguration,
                Translate($"The file `{Path}` cannot be written: {exception.Message.TrimEnd('.')}. It is as it was.")
            );
        }
    }

    /// <summary>A file such as <c>/dev/null</c>, which says that there are no profiles, would be renamed over.</summary>
    private static void RefuseDevices(string path)
    {
        if (System.IO.Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
        {
            throw new ConfigurationException(
                CallErrorKind.Refused,
                Translate(
                    $"`{path}` is a device, and no profile is kept there: name a file with `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`. "
                        + $"Nothing was written."
                )
            );
        }
    }

    /// <summary>A link may be a trap of somebody else, or lead to a file that more than its owner reads.</summary>
    private static void RefuseLinks(string path)
    {
        var file = new FileInfo(path);
        FileSystemInfo?[] entries = [file, file.Directory];
        if (entries.FirstOrDefault(entry => entry?.LinkTarget is not null) is { } link)
        {
            throw new ConfigurationException(
                CallErrorKind.Refused,
                Translate(
                    $"`{link.FullName}` is a symbolic link to `{link.LinkTarget}`, and profiles are never written through one: name the real "
                        + $"files with `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`. Nothing was written."
                )
            );
        }
    }

    private static void Verify(SharedFile file, string section, ImmutableArray<KeyValuePair<string, string?>> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (file[section]?.GetValueOrDefault(name) != value)
            {
                throw new InvalidOperationException(
                    $"`{name}` would not be read back from `{file.Path}`; nothing was written."
                );
            }
        }
    }
}
