using System.Text;

namespace AwsRadar.Collector.Files;

/// <summary>The bytes of a file as UTF-8, whichever Unicode encoding its byte order mark names.</summary>
/// <remarks>Windows PowerShell writes UTF-16 when output is redirected into a file.</remarks>
internal static class FileText
{
    /// <summary>2^30 bytes: some 600,000 users and roles, far more than IAM's quotas allow in one account.</summary>
    public const int MaxBytes = 1 << 30;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Utf16LittleMark => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> Utf16BigMark => [0xFE, 0xFF];

    /// <summary>All bytes of a stream; null if there are more than <see cref="MaxBytes"/>.</summary>
    public static byte[]? Read(Stream stream, CancellationToken cancellationToken)
    {
        var size = stream.CanSeek ? stream.Length - stream.Position : 0;
        if (size > MaxBytes)
        {
            return null;
        }

        // One byte more than a file of known size has, so that its end is found without growing the buffer.
        var bytes = new byte[(int)size + (stream.CanSeek ? 1 : 64 * 1024)];
        var length = 0;
        while (stream.Read(bytes.AsSpan(length)) is > 0 and var read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            length += read;
            if (length > MaxBytes)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * length, MaxBytes + 1L));
            }
        }

        Array.Resize(ref bytes, length);
        return bytes;
    }

    /// <summary>The text without its byte order mark.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(byte[] bytes)
    {
        ReadOnlySpan<byte> start = bytes;
        if (start.StartsWith(Utf8Mark))
        {
            return bytes.AsMemory(Utf8Mark.Length);
        }

        if (start.StartsWith(Utf16LittleMark))
        {
            return Convert(Encoding.Unicode, bytes);
        }

        return start.StartsWith(Utf16BigMark) ? Convert(Encoding.BigEndianUnicode, bytes) : bytes;
    }

    private static byte[] Convert(Encoding encoding, byte[] bytes) =>
        Encoding.Convert(encoding, Encoding.UTF8, bytes, Utf16LittleMark.Length, bytes.Length - Utf16LittleMark.Length);
}
