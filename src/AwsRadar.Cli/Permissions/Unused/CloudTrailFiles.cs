using System.IO.Compression;
using System.Text.Json;
using AwsRadar.Core.Usage;

namespace AwsRadar.Cli.Permissions.Unused;

/// <summary>Reads log files as CloudTrail delivers them.</summary>
internal static class CloudTrailFiles
{
    private static readonly string[] Endings = [".json", ".json.gz"];

    /// <exception cref="InvalidDataException">One cannot be read; the message is one sentence with its name.</exception>
    public static ObservedCalls Read(IEnumerable<string> paths, bool isComplete, CancellationToken cancellation)
    {
        var uses = new CloudTrailUses();
        foreach (var file in paths.SelectMany(FilesOf).Distinct(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            Read(file, uses, cancellation);
        }

        return uses.ToObserved(isComplete);
    }

    /// <summary>Of a folder those of CloudTrail's endings, but the digests that lie beside them.</summary>
    private static string[] FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        string[] files =
        [
            .. Directory
                .EnumerateFiles(path, "*", options)
                .Where(file =>
                    Array.Exists(Endings, ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                )
                .Where(file => !file.Contains("CloudTrail-Digest", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        return files is [] ? throw new InvalidDataException(UnusedWords.NoFiles(path)) : files;
    }

    private static void Read(string path, CloudTrailUses uses, CancellationToken cancellation)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var content = IsCompressed(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            foreach (var record in new CloudTrailRecords(content).Read())
            {
                cancellation.ThrowIfCancellationRequested();
                uses.Add(record);
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or JsonException)
        {
            throw new InvalidDataException(
                UnusedWords.NoLog(
                    path,
                    problem is InvalidDataException ? Sentence(problem.Message) : "it ends in the middle."
                ),
                problem
            );
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(UnusedWords.NotThere(path), problem);
        }
    }

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";

    /// <summary>By the first bytes: a file keeps its compression when somebody renames it.</summary>
    private static bool IsCompressed(FileStream file)
    {
        var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isCompressed;
    }
}
