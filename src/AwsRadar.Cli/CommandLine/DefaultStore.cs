namespace AwsRadar.Cli.CommandLine;

/// <summary>Where snapshots are kept unless <c>--store</c> says otherwise.</summary>
internal static class DefaultStore
{
    public static string Path =>
        System.IO.Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            ),
            "aws-radar",
            "snapshots.db"
        );
}
