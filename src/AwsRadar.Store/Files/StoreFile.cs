using AwsRadar.Files;

namespace AwsRadar.Store.Files;

/// <summary>The file on disk before SQLite touches it: private when it is made, never reached through a link.</summary>
internal static class StoreFile
{
    /// <summary>Whether the path names a file; refuses folders and symbolic links.</summary>
    public static bool Exists(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            throw new StoreException(
                StoreProblem.NotAStore,
                Translate($"`{path}` is a symbolic link, which a store is never opened through: name the file itself.")
            );
        }

        if (Directory.Exists(path))
        {
            throw new StoreException(
                StoreProblem.NotAStore,
                Translate(
                    $"`{path}` is a folder: name a file for the store, such as `{Path.Combine(path, "snapshots.db")}`."
                )
            );
        }

        return file.Exists;
    }

    /// <summary>Makes an empty file that only its owner can read, in a folder of the same kind if there is none yet.</summary>
    /// <remarks>Another process that makes the file at the same moment wins: both then go on with the same file.</remarks>
    public static void Create(string path)
    {
        try
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
            PrivateFile.Create(path).Dispose();
        }
        catch (IOException) when (Exists(path))
        {
            // Made by another process since we looked.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreProblem.Disk,
                Translate(
                    $"The store `{path}` cannot be created ({Reason(error)}): choose another place with --store FILE."
                ),
                error
            );
        }
    }

    /// <summary>The bytes that the store takes on the disk, with its write-ahead log.</summary>
    public static long Size(string path) =>
        new[] { path, path + "-wal" }
            .Select(each => new FileInfo(each))
            .Where(file => file.Exists)
            .Sum(file => file.Length);

    private static string Reason(Exception error) => error.Message.TrimEnd('.');
}
