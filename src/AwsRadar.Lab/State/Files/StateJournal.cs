using AwsRadar.Lab.Authentication;

namespace AwsRadar.Lab.State.Files;

/// <summary>
/// Brings the lab's changes to the disk. Those that come while one is being written go together with the next: a
/// disk that flushes 200 times a second still takes thousands of changes.
/// </summary>
internal sealed class StateJournal(StateFile file, StoredLab stored, AccessKeyUsage usage) : IDisposable
{
    private readonly Lock _gate = new();
    private LabState _kept = stored.Current;
    private Dictionary<string, AccessKeyUse> _keptUses = stored.KeyUses.ToDictionary(StringComparer.Ordinal);
    private TaskCompletionSource? _next;
    private bool _isWriting;

    /// <summary>Whether this is the newest on the disk.</summary>
    public bool IsKept(LabState lab) => ReferenceEquals(Volatile.Read(ref _kept), lab);

    /// <summary>Ends when the lab as it is now, or a later one, is on the disk.</summary>
    /// <exception cref="IOException">It could not be written. The next call tries again.</exception>
    public Task KeepAsync(Func<LabState> current)
    {
        lock (_gate)
        {
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(() => WriteAll(current));
            }

            return _next.Task;
        }
    }

    public void Dispose() => file.Dispose();

    private void WriteAll(Func<LabState> current)
    {
        while (TakeNext() is { } next)
        {
            try
            {
                // Taken after the waiters: what they wait for is in it.
                Write(current());
                next.SetResult();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                next.SetException(error);
            }
        }
    }

    private TaskCompletionSource? TakeNext()
    {
        lock (_gate)
        {
            var next = _next;
            _next = null;
            _isWriting = next is not null;
            return next;
        }
    }

    private void Write(LabState lab)
    {
        var uses = usage.All;
        var newUses = uses.Where(use => !ReferenceEquals(_keptUses.GetValueOrDefault(use.Key), use.Value))
            .ToDictionary(StringComparer.Ordinal);
        var change = LabChange.Between(_kept, lab) with { KeyUses = newUses.Count == 0 ? null : newUses };
        if (!change.IsEmpty)
        {
            file.Append(change);
            _keptUses = uses;
        }

        Volatile.Write(ref _kept, lab);
        if (file.IsLong)
        {
            file.Compact(stored with { Current = lab, KeyUses = [.. uses] });
        }
    }
}
