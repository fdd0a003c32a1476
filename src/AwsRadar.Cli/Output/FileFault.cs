namespace AwsRadar.Cli.Output;

/// <summary>Why a file cannot be read or written, in the words of a sentence that goes on behind a colon, without its stop.</summary>
internal static class FileFault
{
    /// <param name="path">The file as it was named; null where the fault may be about several.</param>
    public static string Of(Exception error, string? path = null) =>
        error switch
        {
            FileNotFoundException => Translate("there is no such file"),
            DirectoryNotFoundException => Translate("its folder is not there"),
            _ when Directory.Exists(path) => Translate("it is a folder"),
            UnauthorizedAccessException => Translate("access is denied"),
            _ => error.Message.TrimEnd('.'),
        };
}
