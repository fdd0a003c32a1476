namespace AwsRadar.Collector.Journals;

/// <summary>A journal that cannot be read or written. The message is one sentence for its user.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static JournalException CannotWrite(string path, Exception error) =>
        new(
            Translate(
                $"The journal of the scan, `{path}`, cannot be written ({error.Message.TrimEnd('.')}): free some space on its disk, or check the permissions of its folder."
            ),
            error
        );
}
