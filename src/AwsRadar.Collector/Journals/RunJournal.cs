using System.Text.Json;

namespace AwsRadar.Collector.Journals;

/// <summary>
/// A scan of many accounts that is not finished: since when it runs and what was asked for, in a file beside the store, so
/// that it is gone on with as it was begun, also where no account has a journal at that moment. The accounts' own answers are
/// in a <see cref="ScanJournal"/> each.
/// </summary>
/// <remarks>Members that touch the disk may throw <see cref="JournalException"/>.</remarks>
public sealed class RunJournal : IDisposable
{
    private const string Infix = "-scan-run-";
    private const string StartKey = "start";
    private const string RequestKey = "request";
    private readonly JournalFile _file;
    private readonly JournalStart _start;

    private RunJournal(string storePath, string id, JournalFile file, JournalStart start)
    {
        (Id, _file, _start) = (id, file, start);
        Path = PathOf(storePath, id);
    }

    /// <summary>Names it among the unfinished ones of a store: eight hexadecimal digits.</summary>
    public string Id { get; }

    public string Path { get; }

    public DateTimeOffset StartedAt => _start.StartedAt;

    /// <summary>What each account is asked for.</summary>
    public ScanPlan Plan => _start.Plan;

    /// <summary>Which accounts, and how to get into them: JSON of whoever began it.</summary>
    public byte[] Request => _file.Find(RequestKey) ?? [];

    public static RunJournal Begin(
        string storePath,
        DateTimeOffset startedAt,
        ScanPlan plan,
        ReadOnlySpan<byte> request
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        var id = ScanJournals.NewId();
        var path = PathOf(storePath, id);
        var start = new JournalStart(startedAt, plan);
        try
        {
            var file = JournalFile.Create(path);
            try
            {
                // The start comes last: where it is, all is.
                file.Add(RequestKey, request);
                file.Add(
                    StartKey,
                    JsonSerializer.SerializeToUtf8Bytes(start, JournalJsonContext.Default.JournalStart),
                    isLast: true
                );
                return new RunJournal(storePath, id, file, start);
            }
            catch
            {
                file.Delete();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw JournalException.CannotWrite(path, error);
        }
    }

    /// <summary>Those that no process is at work with, the one that began last first. Each must be disposed.</summary>
    /// <param name="warn">Gets a sentence about each file of such a name that is no journal. It stays as it is.</param>
    public static IReadOnlyList<RunJournal> Unfinished(string storePath, Action<string> warn)
    {
        var runs = new List<RunJournal>();
        foreach (var id in ScanJournals.Ids(storePath, Infix))
        {
            try
            {
                if (JournalFile.Open(PathOf(storePath, id)) is { } file)
                {
                    KeepOrRemove(storePath, id, file, runs);
                }
            }
            catch (JournalException error)
            {
                warn(error.Message);
            }
        }

        return [.. runs.OrderByDescending(run => run.StartedAt)];
    }

    /// <summary>Removes the file: there is nothing left to go on with.</summary>
    public void Delete()
    {
        try
        {
            _file.Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw JournalException.CannotWrite(Path, error);
        }
    }

    public void Dispose() => _file.Dispose();

    private static void KeepOrRemove(string storePath, string id, JournalFile file, List<RunJournal> runs)
    {
        if (
            file.Find(StartKey) is { } json
            && ScanJournal.Read(json, JournalJsonContext.Default.JournalStart) is { } start
        )
        {
            runs.Add(new RunJournal(storePath, id, file, start));
        }
        else
        {
            // Killed before it was whole: no account had been begun.
            file.Delete();
        }
    }

    private static string PathOf(string storePath, string id) => System.IO.Path.GetFullPath(storePath) + Infix + id;
}
