using Microsoft.Data.Sqlite;

namespace AwsRadar.Store.Database;

/// <summary>SQLite's error codes in words for the user. https://www.sqlite.org/rescode.html</summary>
internal static class SqliteFailure
{
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Whether the file could not be written, or its side files could not be made.</summary>
    public static bool IsReadOnly(SqliteException error) =>
        error.SqliteErrorCode is Permission or ReadOnly or CannotOpen;

    /// <summary>Whether it may well go another time.</summary>
    public static bool IsBusyOrFull(SqliteException error) => error.SqliteErrorCode is Busy or Locked or Full;

    public static StoreException Explain(string path, SqliteException error)
    {
        var (problem, sentence) = error.SqliteErrorCode switch
        {
            Busy or Locked => (
                StoreProblem.Busy,
                Translate($"The store `{path}` is held by another program: try again when it has finished.")
            ),
            Full => (
                StoreProblem.Disk,
                Translate(
                    $"The disk with the store `{path}` is full: free some space and try again; what was stored before is whole."
                )
            ),
            Permission or ReadOnly => (
                StoreProblem.Disk,
                Translate(
                    $"The store `{path}` cannot be written: check its permissions, or choose another place with --store FILE."
                )
            ),
            CannotOpen or InputOutput => (
                StoreProblem.Disk,
                Translate(
                    $"The store `{path}` cannot be read or written ({error.Message}): check the disk and its permissions."
                )
            ),
            Corrupt or NotADatabase => (
                StoreProblem.Damaged,
                Translate(
                    $"The store `{path}` is damaged ({error.Message}): restore a copy of it, or move it away and scan again."
                )
            ),
            _ => (
                StoreProblem.Damaged,
                Translate($"The store `{path}` does not answer as it should ({error.Message}).")
            ),
        };
        return new StoreException(problem, sentence, error);
    }
}
