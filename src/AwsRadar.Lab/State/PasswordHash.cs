using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Lab.State;

/// <summary>A console password, known only as far as to recognize it.</summary>
internal sealed record PasswordHash(ImmutableArray<byte> Salt, ImmutableArray<byte> Hash)
{
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Few, because nothing of value stands behind a lab's password and requests should stay quick.</summary>
    private const int Iterations = 1_000;

    public static PasswordHash Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new PasswordHash([.. salt], [.. Derive(password, salt)]);
    }

    public bool IsOf(string password) =>
        CryptographicOperations.FixedTimeEquals(Derive(password, Salt.AsSpan()), Hash.AsSpan());

    private static byte[] Derive(string password, ReadOnlySpan<byte> salt) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password),
            salt,
            Iterations,
            HashAlgorithmName.SHA256,
            HashBytes
        );
}
