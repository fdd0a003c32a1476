using AwsRadar.Cli.Output;
using AwsRadar.Client.Calls;
using AwsRadar.Files;

namespace AwsRadar.Cli.Calling;

/// <summary>Where the content goes that an operation returns beside its result, such as an object of S3.</summary>
internal static class DownloadFile
{
    public const string StandardOutput = "-";

    /// <summary>Makes a call whose content goes to a file, which is complete afterwards or not touched at all.</summary>
    /// <param name="callAsync">Makes the call; what it is given opens the place of the content, anew for each attempt.</param>
    /// <returns>A sentence in place of the result when the file cannot be made.</returns>
    public static async Task<(CallResult? Result, string? Problem)> FillAsync(
        string path,
        Func<Func<Stream>, Task<CallResult>> callAsync
    )
    {
        if (path is StandardOutput)
        {
            return (await callAsync(OnceToStandardOutput()), null);
        }

        try
        {
            CallResult? result = null;
            await PrivateFile.WriteAsync(
                path,
                async create =>
                {
                    result = await callAsync(create);
                    return result.IsSuccess;
                }
            );
            return (result, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, Translate($"`{path}` cannot be written: {FileFault.Of(error, path)}."));
        }
    }

    /// <summary>What went out cannot be taken back: a second attempt would put the beginning twice.</summary>
    private static Func<Stream> OnceToStandardOutput()
    {
        var isOpened = false;
        return () =>
        {
            if (isOpened)
            {
                throw new IOException(Translate("it broke off, and the first part is on standard output already"));
            }

            isOpened = true;
            return Console.OpenStandardOutput();
        };
    }
}
