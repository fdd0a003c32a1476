namespace AwsRadar.Lab.Authentication;

/// <summary>
/// The account's time. It can be moved, so that a test sees a session end or a password age; what is signed is still held
/// against the time of the machine, because clients sign by that.
/// </summary>
internal sealed class LabClock(TimeProvider machine)
{
    private long _offsetTicks;

    /// <summary>What sessions, dates and policies go by.</summary>
    public DateTimeOffset Now => SignedAt + TimeSpan.FromTicks(Volatile.Read(ref _offsetTicks));

    /// <summary>What signatures go by.</summary>
    public DateTimeOffset SignedAt => machine.GetUtcNow();

    public void Set(DateTimeOffset now) => Volatile.Write(ref _offsetTicks, (now - SignedAt).Ticks);

    /// <summary>Back to the machine's time.</summary>
    public void Reset() => Volatile.Write(ref _offsetTicks, 0);
}
