using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>A user's console password.</summary>
/// <param name="Passwords">The password and those before it, the newest first; empty when an account file said only that there is one.</param>
internal sealed record LoginProfile(
    DateTimeOffset CreatedAt,
    bool PasswordResetRequired,
    ImmutableArray<PasswordHash> Passwords
)
{
    /// <summary>The most that a password policy can ask to be remembered.</summary>
    private const int MaxRemembered = 24;

    public LoginProfile WithPassword(string password) =>
        this with
        {
            Passwords = [PasswordHash.Of(password), .. Passwords.Take(MaxRemembered - 1)],
        };
}
