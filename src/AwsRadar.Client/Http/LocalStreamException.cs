namespace AwsRadar.Client.Http;

/// <summary>Content of the caller's cannot be read or written. Not an <see cref="IOException"/>: those are the network's, and retried.</summary>
internal sealed class LocalStreamException(string what, Exception cause)
    : Exception($"{what}: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}", cause)
{
    public static LocalStreamException Body(Exception cause) =>
        new(Translate("The body of the request cannot be read"), cause);

    public static LocalStreamException Output(Exception cause) =>
        new(Translate("The content cannot be written"), cause);

    /// <summary>Whether a file's owner, rather than a programmer, can mend it.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException;
}
