using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Lab.State;

/// <summary>The ids of IAM entities: a prefix that tells the kind, and 17 characters that never come back.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids</remarks>
internal static class UniqueId
{
    public const string User = "AIDA";
    public const string Group = "AGPA";
    public const string Role = "AROA";
    public const string ManagedPolicy = "ANPA";
    public const string InstanceProfile = "AIPA";
    public const string PublicKey = "APKA";
    public const string ServerCertificate = "ASCA";
    public const string ServiceSpecificCredential = "ACCA";

    /// <summary>The ids of signing certificates have no prefix.</summary>
    public const int CertificateCharacters = 32;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Characters = 17;

    public static string Create(string prefix, int characters = Characters) =>
        prefix + RandomNumberGenerator.GetString(Base32, characters);

    /// <summary>The same id for the same name: the sample account looks alike at every start.</summary>
    public static string Derive(string prefix, string name, int characters = Characters)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(prefix + name));
        return prefix + string.Create(characters, hash, (text, bytes) => Fill(text, bytes));
    }

    private static void Fill(Span<char> text, byte[] bytes)
    {
        for (var index = 0; index < text.Length; index++)
        {
            text[index] = Base32[bytes[index] & 31];
        }
    }
}
