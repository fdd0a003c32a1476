using Microsoft.Win32.SafeHandles;

namespace AwsRadar.Files;

/// <summary>Writes a file that only its owner reads: complete, or not at all.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>
    /// Writes beside the target, flushes and renames. A rename replaces a symbolic link itself, so nothing is ever written
    /// to where one points.
    /// </summary>
    public static void Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var stream = Create(temporary))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>As above, where the content is a while in coming, may begin anew, and may turn out not to come.</summary>
    /// <param name="writeAsync">Gets what opens the file, empty each time; says whether the content is complete, or else nothing is left of it.</param>
    public static async Task WriteAsync(string path, Func<Func<Stream>, Task<bool>> writeAsync)
    {
        var target = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            bool isComplete;
            // Made at once, so that a folder that cannot be written to is told before anything is sent.
            await using (var file = Create(temporary))
            {
                isComplete = await writeAsync(() => Rewound(file));
                file.Flush(flushToDisk: true);
            }

            if (isComplete)
            {
                File.Move(temporary, target, overwrite: true);
            }
        }
        finally
        {
            // After the move there is nothing to delete, which is no error.
            File.Delete(temporary);
        }
    }

    /// <summary>The same open file, empty again: its path is not followed a second time.</summary>
    private static FileStream Rewound(FileStream file)
    {
        var handle = new SafeFileHandle(file.SafeFileHandle.DangerousGetHandle(), ownsHandle: false);
        var stream = new FileStream(handle, FileAccess.Write);
        stream.SetLength(0);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Makes a new file; one that is there already, or a link in its place, is an error.</summary>
    /// <param name="share">What others may do with it while it is open.</param>
    public static FileStream Create(string path, FileShare share = FileShare.Read) =>
        Create(path, new FileStreamOptions { Access = FileAccess.Write, Share = share });

    /// <summary>As above, a file that is also read; what is written to it reaches the system at once.</summary>
    public static FileStream CreateUnbuffered(string path, FileShare share) =>
        Create(
            path,
            new FileStreamOptions
            {
                Access = FileAccess.ReadWrite,
                Share = share,
                BufferSize = 0,
            }
        );

    private static FileStream Create(string path, FileStreamOptions options)
    {
        options.Mode = FileMode.CreateNew;
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>Makes a folder, and those above it, unless they are there: each its owner's alone.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        // .NET gives a mode to the last folder alone: those above it would be as open as the umask leaves them.
        var missing = new Stack<string>();
        for (
            var each = Path.GetFullPath(folder);
            each is not null && !Directory.Exists(each);
            each = Path.GetDirectoryName(each)
        )
        {
            missing.Push(each);
        }

        foreach (var each in missing)
        {
            Directory.CreateDirectory(each, OwnerFolder);
        }
    }
}
