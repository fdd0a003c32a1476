using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials;

/// <summary>
/// The credentials of a client, asked for on first use and again shortly before they end; never by themselves, because a
/// role with MFA would then ask for its code in the middle of another command's output.
/// </summary>
internal sealed class FoundCredentials(ICredentialIssuer issuer, TimeProvider time) : IDisposable
{
    /// <summary>How long before their end credentials are replaced, so that no request is signed with dying ones.</summary>
    private static readonly TimeSpan RefreshWindow = TimeSpan.FromMinutes(5);

    /// <summary>How long a source that gave nothing is left alone while what it gave last still works.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Held? _held;

    public CredentialSource Source => issuer.Source;

    public string Origin => issuer.Origin;

    /// <exception cref="ConfigurationException">The source gives none, or only some that have ended.</exception>
    public Task<IssuedCredentials> GetAsync(CancellationToken cancellationToken) =>
        _held is { } held && time.GetUtcNow() < held.RefreshAt ? held.Ready : AskAsync(cancellationToken);

    public void Dispose()
    {
        _gate.Dispose();
        (issuer as IDisposable)?.Dispose();
    }

    private async Task<IssuedCredentials> AskAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_held is not { } other || time.GetUtcNow() >= other.RefreshAt)
            {
                _held = await RefreshAsync(cancellationToken);
            }

            return _held.Credentials;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Held> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var issued = await issuer.IssueAsync(cancellationToken);
            return Hold(issued);
        }
        catch (ConfigurationException) when (_held is { } old && time.GetUtcNow() < old.End)
        {
            var next = time.GetUtcNow() + Pause;
            return old with { RefreshAt = next < old.End ? next : old.End };
        }
    }

    /// <summary>Those that live for minutes only are kept for half of what is left, not asked for at each call.</summary>
    private Held Hold(IssuedCredentials issued)
    {
        if (issued.Expiration is not { } end)
        {
            return new Held(issued, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
        }

        var left = end - time.GetUtcNow();
        return left > TimeSpan.Zero
            ? new Held(issued, end - (left / 2 < RefreshWindow ? left / 2 : RefreshWindow), end)
            : throw CredentialErrors.Ended(Origin, end);
    }

    private sealed record Held(IssuedCredentials Credentials, DateTimeOffset RefreshAt, DateTimeOffset End)
    {
        /// <summary>What each call gets without waiting.</summary>
        public Task<IssuedCredentials> Ready { get; } = Task.FromResult(Credentials);
    }
}
