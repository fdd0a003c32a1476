using System.Buffers.Binary;

namespace AwsRadar.Store.Files;

/// <summary>
/// The first bytes of a SQLite file, read without SQLite: another program's database is then told apart without a lock, a
/// journal or a recovery that would touch it.
/// </summary>
/// <remarks>https://www.sqlite.org/fileformat2.html#the_database_header</remarks>
internal static class StoreHeader
{
    private const int HeaderBytes = 100;
    private const int ApplicationIdOffset = 68;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>
    /// Refuses a file that is neither a store nor one in the making: empty, or not yet written by the process that is
    /// creating it. SQLite's own locks decide about the latter.
    /// </summary>
    public static void Check(string path, int applicationId)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        header = header[..Read(path, header)];
        if (!header.ContainsAnyExcept((byte)0))
        {
            return;
        }

        if (
            header.Length < HeaderBytes
            || !header.StartsWith(Magic)
            || BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdOffset..]) != applicationId
        )
        {
            throw new StoreException(
                StoreProblem.NotAStore,
                Translate(
                    $"`{path}` is not an aws-radar store; it was left as it is: name another file with --store FILE."
                )
            );
        }
    }

    private static int Read(string path, Span<byte> header)
    {
        try
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            return file.Length == 0 ? 0 : file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreProblem.Disk,
                Translate($"The store `{path}` cannot be read ({error.Message.TrimEnd('.')}): check its permissions."),
                error
            );
        }
    }
}
