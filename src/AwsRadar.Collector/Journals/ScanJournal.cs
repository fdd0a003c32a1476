using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Organizations;
using AwsRadar.Core.Arns;

namespace AwsRadar.Collector.Journals;

/// <summary>
/// What a running scan has been answered so far, in a file beside the store, so that a scan that is broken off goes on
/// where it was. The file is made with the first answer and removed with <see cref="Delete"/>, once the snapshot is stored.
/// </summary>
/// <remarks>
/// docs/decisions/0007-a-resumed-scan-is-a-replayed-scan.md. Members that touch the disk may throw <see cref="JournalException"/>.
/// </remarks>
public sealed class ScanJournal : IDisposable
{
    private const string StartKey = "start";
    private const string EndKey = "end";
    private const string OrganizationKey = "organization";
    private readonly Lock _gate = new();
    private JournalFile? _file;
    private JournalStart? _start;

    private readonly string _storePath;
    private DateTimeOffset? _run;
    private OrganizationReading? _organization;

    private ScanJournal(string storePath, string id, JournalFile? file, JournalStart? start)
    {
        (_storePath, Id, _file, _start) = (storePath, id, file, start);
        IsResumed = start is not null;
    }

    /// <summary>Names the scan among the unfinished ones of a store: eight hexadecimal digits.</summary>
    public string Id { get; private set; }

    public string Path => ScanJournals.PathOf(_storePath, Id);

    /// <summary>Whether it goes on with an earlier run.</summary>
    public bool IsResumed { get; }

    /// <summary>How many answers it holds, those of earlier runs included.</summary>
    public int Answers =>
        _file is { } file ? Math.Max(0, file.Count - (file.Find(OrganizationKey) is null ? 1 : 2)) : 0;

    /// <summary>When the scan began; null before its first answer.</summary>
    public DateTimeOffset? StartedAt => _start?.StartedAt;

    /// <summary>When the scan of many accounts began that it is part of; null for a scan of one.</summary>
    public DateTimeOffset? RunStartedAt => _start?.RunStartedAt ?? _run;

    /// <summary>The organization as another account has read it; null: the scan reads it itself.</summary>
    internal OrganizationReading? Organization =>
        _file?.Find(OrganizationKey) is { } json
            ? Read(json, JournalJsonContext.Default.OrganizationReading)
            : _organization;

    /// <summary>What the scan reads; null before its first answer.</summary>
    public ScanPlan? Plan => _start?.Plan;

    /// <summary>Whether everything was read, and only storing it is left.</summary>
    public bool IsComplete => _file?.Find(EndKey) is not null;

    /// <summary>The account, from the answer that named it; null if there is none yet.</summary>
    public AccountId? Account => AccountId.TryParse(OfCaller("Account"), out var account) ? account : null;

    /// <summary>The id of the snapshot that the scan becomes; null before the answer that names the account.</summary>
    public string? SnapshotId =>
        Account is { } account && StartedAt is { } startedAt && Arn.TryParse(OfCaller("Arn"), out var caller)
            ? SnapshotIds.Of(account, caller, startedAt)
            : null;

    /// <summary>The journal of a scan that begins. Nothing is written yet.</summary>
    /// <param name="storePath">The store that it stands beside.</param>
    /// <param name="runStartedAt">When the scan of many accounts began that it is part of; null for a scan of one.</param>
    public static ScanJournal Begin(string storePath, DateTimeOffset? runStartedAt = null) =>
        new(storePath, ScanJournals.NewId(), file: null, start: null) { _run = runStartedAt };

    /// <summary>The journal of a scan that was broken off; null if it is running, or gone.</summary>
    internal static ScanJournal? Open(string storePath, string id)
    {
        var path = ScanJournals.PathOf(storePath, id);
        if (Guard(path, () => JournalFile.Open(path)) is not { } file)
        {
            return null;
        }

        var start = file.Find(StartKey) is { } json ? Read(json, JournalJsonContext.Default.JournalStart) : null;
        return new ScanJournal(storePath, id, file, start);
    }

    /// <summary>Removes the file, if there is one.</summary>
    public void Delete()
    {
        if (_file is { } file)
        {
            Guard(Path, file.Delete);
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Sets when the scan began and what it reads, unless an earlier run has.</summary>
    internal void Start(DateTimeOffset startedAt, ScanPlan plan, OrganizationReading? organization = null)
    {
        if (_start is null)
        {
            (_start, _organization) = (new JournalStart(startedAt, plan, _run), organization);
        }
    }

    internal JournaledPage? Find(string key) =>
        _file?.Find(key) is { } json ? Read(json, JournalJsonContext.Default.JournaledPage) : null;

    internal void Add(string key, CallResult answer) =>
        Add(
            key,
            JsonSerializer.SerializeToUtf8Bytes(JournaledPage.Of(answer), JournalJsonContext.Default.JournaledPage)
        );

    /// <summary>Notes that everything was read, and says when: the first time counts, so that the snapshot stays the same.</summary>
    internal DateTimeOffset Complete(DateTimeOffset now)
    {
        if (_file?.Find(EndKey) is { } json)
        {
            return Read(json, JournalJsonContext.Default.JournalEnd)?.CompletedAt ?? now;
        }

        Add(
            EndKey,
            JsonSerializer.SerializeToUtf8Bytes(new JournalEnd(now), JournalJsonContext.Default.JournalEnd),
            isLast: true
        );
        return now;
    }

    private string? OfCaller(string name) =>
        Find(PageKey.OfCaller)?.Output is { ValueKind: JsonValueKind.Object } caller
        && caller.TryGetProperty(name, out var value)
            ? value.GetString()
            : null;

    private void Add(string key, byte[] json, bool isLast = false) =>
        Guard(
            Path,
            () =>
            {
                lock (_gate)
                {
                    _file ??= Create();
                }

                _file.Add(key, json, isLast);
            }
        );

    private JournalFile Create()
    {
        var file = CreateFile();
        try
        {
            file.Add(StartKey, JsonSerializer.SerializeToUtf8Bytes(_start!, JournalJsonContext.Default.JournalStart));
            if (_organization is { } organization)
            {
                file.Add(
                    OrganizationKey,
                    JsonSerializer.SerializeToUtf8Bytes(organization, JournalJsonContext.Default.OrganizationReading)
                );
            }

            return file;
        }
        catch
        {
            file.Delete();
            throw;
        }
    }

    /// <remarks>Who looks for unfinished scans at this very moment holds the new file for an instant, and removes it.</remarks>
    private JournalFile CreateFile()
    {
        const int attempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return JournalFile.Create(Path);
            }
            catch (IOException) when (attempt < attempts)
            {
                Id = ScanJournals.NewId();
            }
        }
    }

    internal static T? Read<T>(byte[] json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            // Of another version of aws-radar: what it told is asked again.
            return null;
        }
    }

    private static void Guard(string path, Action action) =>
        Guard(
            path,
            () =>
            {
                action();
                return 0;
            }
        );

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw JournalException.CannotWrite(path, error);
        }
    }
}
