using System.Text.Json;
using AwsRadar.Files;

namespace AwsRadar.Store.Exports;

/// <summary>A folder of exported tables: its owner's alone, and never reached through a link below its top.</summary>
internal sealed class ExportFolder
{
    private const string ManifestName = "manifest.json";
    private const int FormatVersion = 1;

    private readonly string _path;

    private ExportFolder(string path, ExportManifest? manifest)
    {
        _path = path;
        Manifest = manifest;
    }

    /// <summary>What an earlier export left; null in a new folder.</summary>
    public ExportManifest? Manifest { get; }

    /// <summary>Opens a folder that is new, empty, or an earlier export's.</summary>
    public static ExportFolder Open(string path)
    {
        path = Path.GetFullPath(path);
        RefuseLink(path);
        PrivateFile.CreateFolder(path);
        var manifest = Path.Combine(path, ManifestName);
        RefuseLink(manifest);
        if (File.Exists(manifest))
        {
            return new ExportFolder(path, ReadManifest(manifest));
        }

        return Directory.EnumerateFileSystemEntries(path).Any()
            ? throw Refuse(Translate($"The folder `{path}` is not empty and holds no earlier export: name a new one."))
            : new ExportFolder(path, manifest: null);
    }

    /// <summary>Writes a file at a path relative to the folder.</summary>
    public void Write(string relativePath, byte[] content)
    {
        var folder = _path;
        var parts = relativePath.Split('/');
        foreach (var part in parts[..^1])
        {
            folder = Path.Combine(folder, part);
            RefuseLink(folder);
            PrivateFile.CreateFolder(folder);
        }

        PrivateFile.Write(Path.Combine(folder, parts[^1]), stream => stream.Write(content));
    }

    /// <summary>Last of all, so that a manifest names only files that are there.</summary>
    public void WriteManifest(ExportManifest manifest) =>
        Write(
            ManifestName,
            JsonSerializer.SerializeToUtf8Bytes(
                manifest with
                {
                    FormatVersion = FormatVersion,
                },
                ExportJsonContext.Default.ExportManifest
            )
        );

    private static ExportManifest ReadManifest(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(
                File.ReadAllBytes(path),
                ExportJsonContext.Default.ExportManifest
            );
            return manifest is { FormatVersion: FormatVersion, Files.IsDefault: false }
                ? manifest
                : throw Refuse(
                    Translate($"`{path}` was written by another version of aws-radar: export to a new folder.")
                );
        }
        catch (JsonException error)
        {
            throw Refuse(Translate($"`{path}` is no manifest of an export ({error.Message}): export to a new folder."));
        }
    }

    private static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw Refuse(
                Translate($"`{path}` is a symbolic link, which nothing is exported through: name the folder itself.")
            );
        }
    }

    private static StoreException Refuse(string sentence) => new(StoreProblem.Export, sentence);
}
