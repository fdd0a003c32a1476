namespace AwsRadar.Lab.State;

/// <summary>
/// A user's name and password, or API key, for one service. The lab keeps no password: nobody signs in to these services
/// here.
/// </summary>
/// <param name="ServiceName">Such as <c>codecommit.amazonaws.com</c>.</param>
/// <param name="Alias">The name that goes with the password or API key.</param>
/// <param name="ExpiresAt">API keys may end; null: it does not.</param>
internal sealed record ServiceSpecificCredential(
    string Id,
    string ServiceName,
    string Alias,
    bool IsActive,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt
)
{
    public string Status => IsActive ? "Active" : "Inactive";
}
