using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using AwsRadar.Files;

namespace AwsRadar.Cli.Pages;

/// <summary>
/// Shows an address in the user's browser. It goes there through a file that only the user can read: every user of the
/// machine sees the arguments of a program, and the address holds a secret.
/// </summary>
internal sealed class BrowserStart : IDisposable
{
    private readonly string _folder;

    private BrowserStart(string folder, bool isShown)
    {
        _folder = folder;
        IsShown = isShown;
    }

    /// <summary>Whether a program took the file.</summary>
    public bool IsShown { get; }

    public static BrowserStart Show(Uri address)
    {
        var folder = Directory.CreateTempSubdirectory("aws-radar-").FullName;
        var file = Path.Combine(folder, "open.html");
        var page =
            $"<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=\"0;url={address.AbsoluteUri}\">";
        PrivateFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(page)));
        return new BrowserStart(folder, TryStart(file));
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A browser may hold it still; the token in it ends with this program.
        }
    }

    private static bool TryStart(string file)
    {
        var opener =
            OperatingSystem.IsWindows() ? "explorer"
            : OperatingSystem.IsMacOS() ? "open"
            : "xdg-open";
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(opener, [file])
                {
                    UseShellExecute = false,
                    RedirectStandardError = true,
                    RedirectStandardOutput = true,
                }
            );
            return process is not null;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
