namespace AwsRadar.Lab.State;

/// <summary>
/// The account as it is now. Readers take the whole account and never wait; a writer puts a new one in the place of the
/// one that it started from, or learns that somebody was faster and starts again. A lock would make every read of 1,000
/// users wait for every write, and a half-done change could be seen.
/// </summary>
internal sealed class AccountStore(AccountState initial)
{
    private AccountState _current = initial;

    public AccountState Current => Volatile.Read(ref _current);

    /// <summary>False when the account has changed since <paramref name="from"/>.</summary>
    public bool TryReplace(AccountState from, AccountState by) =>
        ReferenceEquals(Interlocked.CompareExchange(ref _current, by, from), from);
}
