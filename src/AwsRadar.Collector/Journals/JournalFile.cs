using AwsRadar.Files;

namespace AwsRadar.Collector.Journals;

/// <summary>
/// A file to which records are only added, each under a key; the one added last counts. It is its owner's alone, and no other
/// process opens it meanwhile. A program that is killed loses nothing that was added; a machine that loses power loses
/// what was added in the last second.
/// </summary>
/// <remarks>Safe to use from several threads at once. What the disk refuses is an <see cref="IOException"/>.</remarks>
internal sealed class JournalFile : IDisposable
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly Dictionary<string, (long Start, int Length)> _records = new(StringComparer.Ordinal);

    /// <summary>The length up to which the file is known to be whole.</summary>
    private long _length;
    private long _flushedAt = Environment.TickCount64;

    private JournalFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    /// <summary>Makes a new file; one that is there already, or a link in its place, is an error.</summary>
    public static JournalFile Create(string path)
    {
        var file = new JournalFile(path, PrivateFile.CreateUnbuffered(path, Sharing));
        try
        {
            file.Write([.. JournalFormat.Title, JournalFormat.LineEnd]);
            return file;
        }
        catch
        {
            file.Delete();
            throw;
        }
    }

    /// <summary>Opens a file and finds its records; null if another process has it, or it is gone.</summary>
    /// <exception cref="JournalException">It is no journal, or a newer aws-radar's. It stays as it is.</exception>
    public static JournalFile? Open(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new JournalException(
                Translate($"`{path}` is a symbolic link, which a journal is never read through: remove it.")
            );
        }

        if (TryOpen(path) is not { } stream)
        {
            return null;
        }

        var file = new JournalFile(path, stream);
        try
        {
            file.FindRecords();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>How many records count.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _records.Count;
            }
        }
    }

    /// <summary>The JSON of a record; null if there is none.</summary>
    public byte[]? Find(string key)
    {
        lock (_gate)
        {
            if (!_records.TryGetValue(key, out var record))
            {
                return null;
            }

            var json = new byte[record.Length];
            _stream.Position = record.Start;
            _stream.ReadExactly(json);
            return json;
        }
    }

    /// <summary>Adds a record. When this returns, a program that is killed does not lose it; when it throws, nothing was added.</summary>
    public void Add(string key, ReadOnlySpan<byte> json, bool isLast = false)
    {
        var line = JournalFormat.Line(key, json);
        lock (_gate)
        {
            var start = _length + line.Length - json.Length - 1;
            Write(line);
            _records[key] = (start, json.Length);
            if (isLast || Environment.TickCount64 - _flushedAt >= FlushInterval.TotalMilliseconds)
            {
                _stream.Flush(flushToDisk: true);
                _flushedAt = Environment.TickCount64;
            }
        }
    }

    /// <summary>Removes the file.</summary>
    public void Delete()
    {
        if (OperatingSystem.IsWindows())
        {
            // An open file cannot be removed there. Elsewhere it stays locked until it is gone.
            Dispose();
        }

        File.Delete(_path);
        Dispose();
    }

    public void Dispose() => _stream.Dispose();

    private static FileShare Sharing => OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.Open,
                    Access = FileAccess.ReadWrite,
                    Share = Sharing,
                    BufferSize = 0,
                }
            );
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private void FindRecords()
    {
        var lines = new JournalLines(_stream);
        var hasTitle = lines.MoveNext();
        if (!hasTitle && _stream.Length <= JournalFormat.Title.Length)
        {
            // The program that made it was killed before it wrote anything.
            return;
        }

        if (!lines.Current.SequenceEqual(JournalFormat.Title))
        {
            throw new JournalException(
                lines.Current.StartsWith(JournalFormat.AnyTitle)
                    ? Translate($"`{_path}` is the journal of a newer aws-radar's scan: go on with that one.")
                    : Translate($"`{_path}` is no journal of a scan.")
            );
        }

        _length = lines.End;
        while (lines.MoveNext())
        {
            if (JournalFormat.TryRead(lines.Current, out var key, out var jsonStart))
            {
                _records[key] = (lines.Start + jsonStart, lines.Current.Length - jsonStart);
            }

            _length = lines.End;
        }
    }

    private void Write(ReadOnlySpan<byte> line)
    {
        if (_stream.Length != _length)
        {
            // What an earlier attempt left: the program was killed, or the disk was full.
            _stream.SetLength(_length);
        }

        _stream.Position = _length;
        _stream.Write(line);
        _length += line.Length;
    }
}
