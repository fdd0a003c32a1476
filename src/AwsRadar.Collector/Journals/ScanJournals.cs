using System.Globalization;
using System.Security.Cryptography;

namespace AwsRadar.Collector.Journals;

/// <summary>The scans that a store has begun and not finished: the files <c>STORE-scan-ID</c> beside it.</summary>
public static class ScanJournals
{
    private const string Infix = "-scan-";
    private const int IdCharacters = 8;

    /// <summary>Those that no process is at work with, the one that began last first. Each must be disposed.</summary>
    /// <param name="warn">Gets a sentence about each file of such a name that is no journal. It stays as it is.</param>
    /// <remarks>A file that a scan left before its first answer holds nothing, and is removed.</remarks>
    public static IReadOnlyList<ScanJournal> Unfinished(string storePath, Action<string> warn)
    {
        var journals = new List<ScanJournal>();
        foreach (var id in Ids(storePath, Infix))
        {
            try
            {
                if (ScanJournal.Open(storePath, id) is { } journal)
                {
                    KeepOrRemove(journal, journals);
                }
            }
            catch (JournalException error)
            {
                warn(error.Message);
            }
        }

        return [.. journals.OrderByDescending(journal => journal.StartedAt)];
    }

    internal static string PathOf(string storePath, string id) => Path.GetFullPath(storePath) + Infix + id;

    private static void KeepOrRemove(ScanJournal journal, List<ScanJournal> journals)
    {
        if (journal is { IsResumed: true, Answers: > 0 })
        {
            journals.Add(journal);
        }
        else
        {
            journal.Delete();
        }
    }

    internal static string NewId()
    {
        const int idBytes = 4;
        return Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(idBytes));
    }

    /// <summary>The ids of the files whose names are the store's, the infix and an id.</summary>
    internal static string[] Ids(string storePath, string infix)
    {
        var prefix = Path.GetFileName(storePath) + infix;
        var folder = Path.GetDirectoryName(Path.GetFullPath(storePath))!;
        return Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, "*", new EnumerationOptions { AttributesToSkip = default })
                    .Select(Path.GetFileName)
                    .OfType<string>()
                    .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(name => name[prefix.Length..])
                    .Where(IsId)
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }

    private static bool IsId(string text) =>
        text.Length == IdCharacters
        && uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
}
