using System.Text;
using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Configuration;

/// <summary>The bytes of a shared file, read so that no pipe, device or giant in its place can hang or fill this program.</summary>
internal static class SharedFileBytes
{
    private const int MaxBytes = 1024 * 1024;

    // Opening a pipe that nobody writes to never returns. A regular file on the slowest of disks is faster than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The whole file; no bytes when it does not exist.</summary>
    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists)
            {
                return file.Length > 0 ? ReadRegular(path) : ReadPatiently(path);
            }

            return Directory.Exists(path) ? throw Unreadable(path, Translate("it is a folder")) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>Text of UTF-8, without a byte order mark.</summary>
    /// <exception cref="ConfigurationException">The bytes are no UTF-8, or hold a NUL.</exception>
    public static string ToText(string path, ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (text.IndexOf((byte)0) is >= 0 and var nul)
        {
            throw Unreadable(path, Translate($"line {LineOf(text, nul)} holds a NUL: it is not UTF-8 text"));
        }

        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException exception)
        {
            throw Unreadable(path, Translate($"line {LineOf(text, exception.Index)} is not UTF-8 text"));
        }
    }

    public static ConfigurationException Unreadable(string path, string reason) =>
        new(CallErrorKind.UnreadableConfiguration, Translate($"The file `{path}` cannot be read: {reason}."));

    /// <summary>Pipes, devices and empty files all say that they have no length: only opening tells, and may hang.</summary>
    private static byte[] ReadPatiently(string path)
    {
        // A thread of its own: opening a pipe would keep one of the pool's for ever, and a busy pool would look like a pipe.
        var reading = Task.Factory.StartNew(
            () => ReadRegular(path),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        return Task.WaitAny([reading], Patience) >= 0
            ? reading.GetAwaiter().GetResult()
            : throw Unreadable(path, Translate("it is not a regular file"));
    }

    private static byte[] ReadRegular(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (!stream.CanSeek)
        {
            throw Unreadable(path, Translate("it is not a regular file"));
        }

        // One byte more than allowed: a device has any number of them whatever its length says.
        var bytes = new byte[MaxBytes + 1];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read <= MaxBytes ? bytes[..read] : throw Unreadable(path, Translate("it is larger than 1 MiB"));
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int index) => bytes[..index].Count((byte)'\n') + 1;
}
