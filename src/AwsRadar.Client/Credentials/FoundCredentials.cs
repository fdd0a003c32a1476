using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials;

/// <summary>
/// The credentials of a client, asked for on first use and again shortly before they end; never by themselves, because a
/// role with MFA would then ask for its code in the middle of another command's output.
/// </summary>
internal sealed class FoundCredentials(ICredentialIssuer issuer, TimeProvider time) : IDisposable
{
    /// <summary>How long before their end credentials are replaced, so that no request is signed with dying ones.</summary>
    public static readonly TimeSpan RefreshWindow = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile IssuedCredentials? _current;

    public CredentialSource Source => issuer.Source;

    public string Origin => issuer.Origin;

    /// <exception cref="ConfigurationException">The source gives none, or only some that have ended.</exception>
    public async Task<IssuedCredentials> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is { } current && Remaining(current) > RefreshWindow)
        {
            return current;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _current is { } other && Remaining(other) > RefreshWindow
                ? other
                : _current = await RefreshAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _gate.Dispose();
        (issuer as IDisposable)?.Dispose();
    }

    private async Task<IssuedCredentials> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var issued = await issuer.IssueAsync(cancellationToken);
            return Remaining(issued) > TimeSpan.Zero ? issued : throw CredentialErrors.Ended(Origin, issued.Expiration);
        }
        catch (ConfigurationException) when (_current is { } old && Remaining(old) > TimeSpan.Zero)
        {
            // The source is away for a moment, and what it gave last still works.
            return old;
        }
    }

    private TimeSpan Remaining(IssuedCredentials issued) =>
        issued.Expiration is { } end ? end - time.GetUtcNow() : TimeSpan.MaxValue;
}
