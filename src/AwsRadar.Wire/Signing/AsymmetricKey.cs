using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Wire.Signing;

/// <summary>
/// The private key of Signature Version 4a that a secret access key gives: a scalar of the curve P-256. Step 1: a number of 256
/// bits from key id, secret and a counter. Step 2: one that is too large for the curve is passed over. Step 3: one is added, so
/// that it is never zero.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
public static class AsymmetricKey
{
    private const int MaxCounter = 254;

    /// <summary>Two less than the order of the curve.</summary>
    private static readonly byte[] Largest = Convert.FromHexString(
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC63254F"
    );

    /// <summary>32 bytes, the most significant first.</summary>
    public static byte[] Derive(SigningCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var secret = Encoding.UTF8.GetBytes("AWS4A" + credentials.SecretAccessKey.Reveal());
        for (var counter = 1; counter <= MaxCounter; counter++)
        {
            // Step 1
            var candidate = HMACSHA256.HashData(secret, Input(credentials.AccessKeyId, (byte)counter));
            // Step 2
            if (candidate.AsSpan().SequenceCompareTo(Largest) <= 0)
            {
                return PlusOne(candidate);
            }
        }

        // One in 2^8000: 254 numbers in a row, each too large with a chance of one in 2^32.
        throw new CryptographicException("The access key gives no key for Signature Version 4a.");
    }

    /// <remarks>NIST SP 800-108, in counter mode with one round: counter, label, zero, context, length in bits.</remarks>
    private static byte[] Input(string accessKeyId, byte counter) =>
        [
            .. (ReadOnlySpan<byte>)[0, 0, 0, 1],
            .. Encoding.ASCII.GetBytes(AsymmetricSigner.Algorithm),
            0,
            .. Encoding.UTF8.GetBytes(accessKeyId),
            counter,
            .. (ReadOnlySpan<byte>)[0, 0, 1, 0],
        ];

    // Step 3
    private static byte[] PlusOne(byte[] number)
    {
        for (var place = number.Length - 1; place >= 0 && ++number[place] == 0; place--) { }

        return number;
    }
}
