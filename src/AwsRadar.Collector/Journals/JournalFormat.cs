using System.IO.Hashing;
using System.Text;

namespace AwsRadar.Collector.Journals;

/// <summary>
/// The lines of a journal: one that says what the file is, then one for each record: its checksum, its key, its JSON. A line
/// that is not whole counts for nothing, because what it would have told can be asked again.
/// </summary>
internal static class JournalFormat
{
    /// <summary>2^30 bytes: far more than any page of AWS, and few enough to be held at once.</summary>
    public const int MaxLineBytes = 1 << 30;

    public const byte LineEnd = (byte)'\n';
    private const int ChecksumCharacters = 8;

    /// <summary>The first line without its end.</summary>
    public static ReadOnlySpan<byte> Title => "aws-radar scan journal 1"u8;

    /// <summary>How the first line of every version begins.</summary>
    public static ReadOnlySpan<byte> AnyTitle => "aws-radar scan journal "u8;

    public static byte[] Line(string key, ReadOnlySpan<byte> json)
    {
        var line = new byte[ChecksumCharacters + 1 + key.Length + 1 + json.Length + 1];
        var rest = line.AsSpan(ChecksumCharacters + 1);
        Encoding.ASCII.GetBytes(key, rest);
        rest[key.Length] = (byte)' ';
        json.CopyTo(rest[(key.Length + 1)..]);
        line[ChecksumCharacters] = (byte)' ';
        line[^1] = LineEnd;
        WriteChecksum(line, rest[..^1]);
        return line;
    }

    /// <summary>The key of a line without its end, and where its JSON begins; false if the line is not as it was written.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out string key, out int jsonStart)
    {
        (key, jsonStart) = ("", 0);
        if (line.Length <= ChecksumCharacters || line[ChecksumCharacters] != ' ')
        {
            return false;
        }

        var rest = line[(ChecksumCharacters + 1)..];
        Span<byte> checksum = stackalloc byte[ChecksumCharacters];
        WriteChecksum(checksum, rest);
        var keyLength = rest.IndexOf((byte)' ');
        if (!line.StartsWith(checksum) || keyLength <= 0)
        {
            return false;
        }

        key = Encoding.ASCII.GetString(rest[..keyLength]);
        jsonStart = ChecksumCharacters + 1 + keyLength + 1;
        return true;
    }

    private static void WriteChecksum(Span<byte> to, ReadOnlySpan<byte> of) =>
        Convert.TryToHexStringLower(Crc32.Hash(of), to, out _);
}
