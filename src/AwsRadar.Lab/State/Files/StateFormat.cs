using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.State.Json;

namespace AwsRadar.Lab.State.Files;

/// <summary>
/// The lines of a state file: one that says what it is, the lab at its start, and one for each change since, each
/// led by its checksum. See docs/decisions/0006-the-lab-keeps-a-journal.md.
/// </summary>
internal static class StateFormat
{
    private const int Version = 2;
    private const string Name = "aws-radar lab state ";
    private const int ChecksumCharacters = 8;
    private const byte LineEnd = (byte)'\n';

    /// <summary>The whole file: two lines of the lab, none of history.</summary>
    public static void Write(Stream to, StoredLab lab)
    {
        to.Write(Encoding.ASCII.GetBytes($"{Name}{Version}\n"));
        to.Write(Line(LabChange.Between(from: null, lab.Start)));
        var since = LabChange.Between(lab.Start, lab.Current) with
        {
            KeyUses = lab.KeyUses.ToDictionary(StringComparer.Ordinal),
        };
        to.Write(Line(since));
    }

    /// <summary>One change as a line with its checksum and end.</summary>
    public static byte[] Line(LabChange change)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(change, StateJsonContext.InfoOf<LabChange>());
        var line = new byte[ChecksumCharacters + 1 + json.Length + 1];
        Encoding.ASCII.GetBytes(Checksum(json), line);
        line[ChecksumCharacters] = (byte)' ';
        json.CopyTo(line, ChecksumCharacters + 1);
        line[^1] = LineEnd;
        return line;
    }

    /// <summary>
    /// Reads a file. Step 1: is it one? Step 2: the start. Step 3: every change after it. A last line that was cut off is
    /// no change: the program was killed before it could have acknowledged it.
    /// </summary>
    /// <exception cref="StateFormatException">It is another program's, a newer one's, or damaged.</exception>
    public static StoredLab Read(ReadOnlySpan<byte> file)
    {
        // Step 1
        var rest = file;
        var version = ReadHeader(TakeLine(ref rest));

        // Step 2
        var number = 2;
        if (rest.IndexOf(LineEnd) < 0)
        {
            throw new StateFormatException("it is cut off before its account");
        }

        var first = ReadLine(TakeLine(ref rest), number, version, account: null);
        var start = first.ApplyTo(before: null) ?? throw Contradicts(number);

        // Step 3
        var (current, uses) = (start, ImmutableDictionary.CreateBuilder<string, AccessKeyUse>(StringComparer.Ordinal));
        while (rest.IndexOf(LineEnd) is >= 0 and var end)
        {
            number++;

            // A file system that lost power can leave a hole in what was last written.
            if (end == rest.Length - 1 && rest.Contains((byte)0))
            {
                break;
            }

            var change = ReadLine(TakeLine(ref rest), number, version, start.MainAccountId);
            current = change.ApplyTo(current) ?? throw Contradicts(number);
            foreach (var (key, use) in change.KeyUses ?? [])
            {
                uses[key] = use;
            }
        }

        return new StoredLab(start, current, uses.ToImmutable());
    }

    /// <returns>The file's version, which this program can read.</returns>
    private static int ReadHeader(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 2 * Name.Length)]);
        if (
            !text.StartsWith(Name, StringComparison.Ordinal)
            || !int.TryParse(text.AsSpan(Name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || version < FirstFormat.Version
        )
        {
            throw new StateFormatException("it is not a state file of aws-radar lab");
        }

        return version <= Version ? version : throw new StateFormatException("a newer aws-radar wrote it");
    }

    private static LabChange ReadLine(ReadOnlySpan<byte> line, int number, int version, AccountId? account)
    {
        var isWhole =
            line.Length > ChecksumCharacters
            && line[ChecksumCharacters] == ' '
            && Encoding
                .ASCII.GetString(line[..ChecksumCharacters])
                .Equals(Checksum(line[(ChecksumCharacters + 1)..]), StringComparison.Ordinal);
        if (!isWhole)
        {
            throw new StateFormatException($"line {number} is damaged");
        }

        var json = line[(ChecksumCharacters + 1)..];
        try
        {
            return version == FirstFormat.Version
                ? FirstFormat.ReadLine(json, account)
                : JsonSerializer.Deserialize(json, StateJsonContext.InfoOf<LabChange>())
                    ?? throw new StateFormatException($"line {number} says nothing");
        }
        catch (JsonException error)
        {
            throw new StateFormatException($"line {number} was written by another version of aws-radar", error);
        }
    }

    private static StateFormatException Contradicts(int number) =>
        new($"line {number} changes an account that is not there");

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf(LineEnd);
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line;
    }

    private static string Checksum(ReadOnlySpan<byte> json) =>
        Crc32.HashToUInt32(json).ToString("x8", CultureInfo.InvariantCulture);
}
