using System.Text.Json;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>What a console password must look like: the account's password policy, or AWS's own where it has none.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html</remarks>
internal static class PasswordRules
{
    private const int DefaultMinimumLength = 8;

    /// <summary>AWS's own policy asks for so many of the four kinds of characters.</summary>
    private const int DefaultKinds = 3;

    /// <summary>Why the password is refused; null: it may be set.</summary>
    public static LabError? Check(AccountState state, LoginProfile? profile, string password)
    {
        var fault = state.PasswordPolicy is { } policy ? ByPolicy(policy, profile, password) : ByDefault(password);
        return fault is null ? null : new LabError("PasswordPolicyViolation", 400, fault);
    }

    private static string? ByDefault(string password)
    {
        Func<char, bool>[] kinds = [char.IsAsciiLetterUpper, char.IsAsciiLetterLower, char.IsAsciiDigit, IsSymbol];
        return password.Length < DefaultMinimumLength ? TooShort(DefaultMinimumLength)
            : kinds.Count(kind => password.Any(kind)) < DefaultKinds
                ? "Password should include at least three of: uppercase letters, lowercase letters, numbers, symbols"
            : null;
    }

    private static string? ByPolicy(JsonElement policy, LoginProfile? profile, string password)
    {
        var minimum = policy.GetProperty("MinimumPasswordLength").GetInt32();
        return password.Length < minimum ? TooShort(minimum)
            : Lacks("RequireUppercaseCharacters", char.IsAsciiLetterUpper)
                ? "Password should have at least one uppercase letter"
            : Lacks("RequireLowercaseCharacters", char.IsAsciiLetterLower)
                ? "Password should have at least one lowercase letter"
            : Lacks("RequireNumbers", char.IsAsciiDigit) ? "Password should have at least one number"
            : Lacks("RequireSymbols", IsSymbol) ? "Password should have at least one symbol"
            : Remembered(policy, profile).Any(known => known.IsOf(password))
                ? "Password does not conform to the account password policy: it was used before"
            : null;

        bool Lacks(string rule, Func<char, bool> kind) => policy.GetProperty(rule).GetBoolean() && !password.Any(kind);
    }

    private static IEnumerable<PasswordHash> Remembered(JsonElement policy, LoginProfile? profile) =>
        profile is not null && policy.TryGetProperty("PasswordReusePrevention", out var count)
            ? profile.Passwords.Take(count.GetInt32())
            : [];

    private static bool IsSymbol(char character) => !char.IsLetterOrDigit(character);

    private static string TooShort(int minimum) => $"Password should have a minimum length of {minimum}";
}
