using AwsRadar.Files;

namespace AwsRadar.Lab.State.Files;

/// <summary>A state file in use: nobody else may open it meanwhile. Not for use by two threads at once.</summary>
internal sealed class StateFile : IDisposable
{
    /// <summary>Beyond this many bytes of history the file is written anew, once the history is longer than the rest.</summary>
    private const long MaxHistoryBytes = 16 * 1024 * 1024;

    private readonly string _path;
    private FileStream _stream;

    /// <summary>The length up to which the file is known to be whole.</summary>
    private long _length;

    private long _labLength;

    private StateFile(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>Opens the file, or makes it with the lab that <paramref name="begin"/> gives.</summary>
    /// <param name="change">What is changed in what the file has before the lab goes on with it.</param>
    /// <exception cref="StateFormatException">The file is none, or damaged. It stays as it is.</exception>
    public static (StateFile File, StoredLab Lab, bool IsNew) Open(
        string path,
        Func<StoredLab> begin,
        Func<StoredLab, StoredLab> change
    )
    {
        var target = Path.GetFullPath(path);
        CheckKind(target);
        PrivateFile.CreateFolder(Path.GetDirectoryName(target)!);

        // The old file stays locked until the new one is in its place.
        using var old = File.Exists(target) ? Open(target, FileMode.Open) : null;
        var isNew = old is null or { Length: 0 };
        var lab = isNew ? begin() : change(StateFormat.Read(ReadAll(old!)));
        var file = new StateFile(target, WriteAnew(target, lab, old));
        file._length = file._labLength = file._stream.Length;
        return (file, lab, isNew);
    }

    /// <summary>What a file tells that no lab has open.</summary>
    public static StoredLab Read(string path)
    {
        CheckKind(path);
        using var stream = Open(path, FileMode.Open);
        return StateFormat.Read(ReadAll(stream));
    }

    /// <summary>Adds a change. When this returns, it is on the disk; when it throws, the file is as it was before.</summary>
    public void Append(LabChange change)
    {
        if (_stream.Length != _length)
        {
            // What an earlier attempt left when the disk was full.
            _stream.SetLength(_length);
        }

        var line = StateFormat.Line(change);
        _stream.Position = _length;
        _stream.Write(line);
        _stream.Flush(flushToDisk: true);
        _length += line.Length;
    }

    /// <summary>Whether the history is so long that the file had better be written anew.</summary>
    public bool IsLong => _length - _labLength > Math.Max(MaxHistoryBytes, _labLength);

    /// <summary>Writes the lab without its history.</summary>
    public void Compact(StoredLab lab)
    {
        var stream = WriteAnew(_path, lab, _stream);
        _stream.Dispose();
        _stream = stream;
        _length = _labLength = stream.Length;
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Writes beside the target, flushes and renames: a program that is killed leaves the old file or the new one.</summary>
    private static FileStream WriteAnew(string path, StoredLab lab, FileStream? old)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}.tmp");
        var stream = PrivateFile.Create(temporary, Sharing);
        try
        {
            StateFormat.Write(stream, lab);
            stream.Flush(flushToDisk: true);
            if (OperatingSystem.IsWindows())
            {
                // An open file cannot be replaced there.
                old?.Dispose();
            }

            File.Move(temporary, path, overwrite: true);
            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(temporary);
            throw;
        }
    }

    private static FileStream Open(string path, FileMode mode) =>
        new(
            path,
            new FileStreamOptions
            {
                Mode = mode,
                Access = FileAccess.ReadWrite,
                Share = Sharing,
            }
        );

    /// <summary>Nobody else; on Windows a rename needs this much.</summary>
    private static FileShare Sharing => OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private static byte[] ReadAll(FileStream stream)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static void CheckKind(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new StateFormatException("it is a symbolic link, which state is never kept through");
        }

        if (Directory.Exists(path))
        {
            throw new StateFormatException("it is a folder");
        }
    }
}
