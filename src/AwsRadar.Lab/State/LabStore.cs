using AwsRadar.Lab.State.Files;

namespace AwsRadar.Lab.State;

/// <summary>
/// The lab as it is now. Readers take the whole lab and never wait; a writer puts a new one in the place of the
/// one that it started from, or learns that somebody was faster and starts again. A lock would make every read of 1,000
/// users wait for every write, and a half-done change could be seen.
/// </summary>
/// <param name="start">What a reset goes back to.</param>
/// <param name="journal">Where changes are kept; null: in memory only.</param>
internal sealed class LabStore(LabState start, LabState current, StateJournal? journal) : IAsyncDisposable
{
    private LabState _current = current;

    public LabStore(LabState initial)
        : this(initial, initial, journal: null) { }

    public LabState Current => Volatile.Read(ref _current);

    /// <summary>False when the lab has changed since <paramref name="from"/>.</summary>
    public bool TryReplace(LabState from, LabState by) =>
        ReferenceEquals(Interlocked.CompareExchange(ref _current, by, from), from);

    /// <summary>Back to the lab's start.</summary>
    public void Reset() => Volatile.Write(ref _current, start);

    /// <summary>
    /// Ends when a lab that somebody is about to be told of is where a killed one finds it again. Answers to reads
    /// wait too: what one caller has seen must not be gone for the next.
    /// </summary>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public ValueTask KeepAsync(LabState told) =>
        journal is null || journal.IsKept(told)
            ? ValueTask.CompletedTask
            : new ValueTask(journal.KeepAsync(() => Current));

    /// <summary>Keeps what is worth keeping but was not waited for, and lets go of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (journal is null)
        {
            return;
        }

        try
        {
            await journal.KeepAsync(() => Current);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever waited for a change has been told; what is left is the last use of keys.
        }

        journal.Dispose();
    }
}
