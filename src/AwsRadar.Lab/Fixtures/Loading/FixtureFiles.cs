using System.Reflection;

namespace AwsRadar.Lab.Fixtures.Loading;

/// <summary>
/// The JSON files of a folder, or of the sample that is embedded in the assembly. Other files and names that begin with a
/// dot are passed over; no symbolic link is followed, and nothing that is not a regular file is opened.
/// </summary>
internal static class FixtureFiles
{
    private const string SamplePrefix = "fixtures/";
    private const string Extension = ".json";
    private const int MaxFileBytes = 32 * 1024 * 1024;
    private const long MaxTotalBytes = 256L * 1024 * 1024;
    private const int MaxFiles = 20_000;

    // ACCOUNT/REGION/SERVICE/Operation/case.json
    private const int MaxDepth = 5;

    /// <returns>Ordered by path.</returns>
    /// <exception cref="LabStartException">The folder cannot be read, or there is too much in it.</exception>
    public static IReadOnlyList<FixtureFile> Read(LabFixtures source, FixtureProblems problems)
    {
        if (source is not LabFixtures.FolderFixtures folder)
        {
            return Sample();
        }

        try
        {
            var root = new DirectoryInfo(folder.Path);
            if (!root.Exists)
            {
                throw problems.Unusable("there is no such folder.");
            }

            var found = new List<FixtureFile>();
            Add(root, "", MaxDepth, found, problems);
            return [.. found.OrderBy(file => file.Path, StringComparer.Ordinal)];
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw problems.Unusable($"{error.Message.TrimEnd('.')}.", error);
        }
    }

    private static List<FixtureFile> Sample()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Select(name => (Name: name, Path: name.Replace('\\', '/')))
                .Where(each => each.Path.StartsWith(SamplePrefix, StringComparison.Ordinal))
                .OrderBy(each => each.Path, StringComparer.Ordinal)
                .Select(each => new FixtureFile(each.Path[SamplePrefix.Length..], Resource(assembly, each.Name))),
        ];
    }

    private static byte[] Resource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static void Add(
        DirectoryInfo folder,
        string path,
        int depth,
        List<FixtureFile> found,
        FixtureProblems problems
    )
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var entryPath = path + entry.Name;
            if (entry.Name.StartsWith('.'))
            {
                continue;
            }

            if (entry.LinkTarget is not null)
            {
                problems.Add(entryPath, "it is a symbolic link, and none is followed.");
            }
            else if (entry is DirectoryInfo inner)
            {
                if (depth == 1)
                {
                    problems.Add(entryPath, "no fixture stands so deep: SERVICE/Operation.json is expected.");
                    continue;
                }

                Add(inner, entryPath + "/", depth - 1, found, problems);
            }
            else if (
                entry is FileInfo file
                && Path.GetExtension(file.Name).Equals(Extension, StringComparison.OrdinalIgnoreCase)
            )
            {
                Add(file, entryPath, found, problems);
            }
        }
    }

    private static void Add(FileInfo file, string path, List<FixtureFile> found, FixtureProblems problems)
    {
        // Pipes and devices have no length either, and opening a pipe may never return.
        if (file.Length == 0)
        {
            problems.Add(path, "it is empty, or not a regular file.");
            return;
        }

        if (file.Length > MaxFileBytes)
        {
            problems.Add(path, $"it is longer than {MaxFileBytes / 1024 / 1024} MiB.");
            return;
        }

        found.Add(new FixtureFile(path, File.ReadAllBytes(file.FullName)));
        if (found.Count > MaxFiles)
        {
            throw problems.Unusable($"there are more than {MaxFiles} files.");
        }

        if (found.Sum(each => (long)each.Bytes.Length) > MaxTotalBytes)
        {
            throw problems.Unusable($"the files together are longer than {MaxTotalBytes / 1024 / 1024} MiB.");
        }
    }
}
