using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AwsRadar.Lab.State;

/// <summary>The seed of time-based one-time passwords of six digits, a new one every 30 seconds. It prints as stars.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6238</remarks>
internal sealed class TotpSeed
{
    private const int Bytes = 40;
    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;

    /// <summary>How many steps a device's clock may be off.</summary>
    private const int ToleratedSteps = 10;
    private const string Base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] _secret;

    public TotpSeed()
        : this(RandomNumberGenerator.GetBytes(Bytes)) { }

    /// <param name="secret">As <see cref="Reveal"/> gave it.</param>
    public TotpSeed(byte[] secret) => _secret = secret;

    /// <summary>The seed itself, for the file that is meant to keep it.</summary>
    public byte[] Reveal() => _secret;

    /// <summary>The seed as an authenticator program reads it.</summary>
    public string Base32
    {
        get
        {
            var text = new StringBuilder();
            for (var bit = 0; bit < _secret.Length * 8; bit += 5)
            {
                var pair = (_secret[bit / 8] << 8) | (bit / 8 + 1 < _secret.Length ? _secret[bit / 8 + 1] : 0);
                text.Append(Base32Alphabet[(pair >> (11 - bit % 8)) & 31]);
            }

            return text.ToString();
        }
    }

    public override string ToString() => "***";

    /// <summary>The code at a moment.</summary>
    public string Code(DateTimeOffset at) => CodeOfStep(at.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>Whether the codes are two in a row, made at about that moment.</summary>
    public bool AreConsecutive(string first, string second, DateTimeOffset at)
    {
        var now = at.ToUnixTimeSeconds() / StepSeconds;
        return Enumerable
            .Range(-ToleratedSteps, 2 * ToleratedSteps)
            .Any(offset => Matches(first, now + offset) & Matches(second, now + offset + 1));
    }

    /// <summary>The step whose code it is: that of the moment, the one before or the one after; null: it is none of theirs.</summary>
    public long? StepOf(string code, DateTimeOffset at)
    {
        var now = at.ToUnixTimeSeconds() / StepSeconds;
        var (isEarlier, isCurrent, isLater) = (Matches(code, now - 1), Matches(code, now), Matches(code, now + 1));
        return isLater ? now + 1
            : isCurrent ? now
            : isEarlier ? now - 1
            : null;
    }

    private bool Matches(string code, long step) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(CodeOfStep(step)));

    private string CodeOfStep(long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238's default and what authenticator programs implement is HMAC-SHA1.
        HMACSHA1.HashData(_secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }
}
