using AwsRadar.Cli.CommandLine;
using AwsRadar.Files;

namespace AwsRadar.Cli.Setup;

/// <summary>Lets one setup at a time work on this machine's profiles. The system lets go of it when a run is killed.</summary>
internal static class SetupLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <exception cref="SetupException">Another one holds it all the while, or it cannot be made.</exception>
    public static async Task<IDisposable> TakeAsync(CommandContext context, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetDirectoryName(DefaultStore.Path) ?? "", "setup.lock");
        var time = context.Host.Time;
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
                return new FileStream(path, Options);
            }
            catch (IOException) when (time.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause, time, cancellation);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new SetupException(SetupWords.Locked, error.Message);
            }
        }
    }

    private static FileStreamOptions Options
    {
        get
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
            };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return options;
        }
    }
}
