using System.Runtime.CompilerServices;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>Where the Python programs of these tests are.</summary>
internal static class CredentialsFolder
{
    public static string Path { get; } = ThisFolder();

    private static string ThisFolder([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
