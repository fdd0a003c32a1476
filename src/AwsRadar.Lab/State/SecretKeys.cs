using System.Security.Cryptography;

namespace AwsRadar.Lab.State;

/// <summary>Random access keys in AWS's form: ids in base 32, secrets of 40 characters.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids</remarks>
internal static class SecretKeys
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int KeyIdCharacters = 16;
    private const int SecretCharacters = 40;

    /// <param name="prefix"><c>AKIA</c> for a long-lived key, <c>ASIA</c> for a session's.</param>
    public static LabCredentials Create(string prefix) =>
        new(prefix + RandomNumberGenerator.GetString(Base32, KeyIdCharacters), CreateSecret());

    public static string CreateSecret() => RandomNumberGenerator.GetString(Base64, SecretCharacters);
}
