using AwsRadar.Core.Snapshots;
using AwsRadar.Files;
using AwsRadar.Web.Model;
using AwsRadar.Web.Page;

namespace AwsRadar.Web;

/// <summary>Writes the picture of an account as one HTML file that needs nothing else: no network, no server.</summary>
public static class ReportWriter
{
    /// <summary>Writes the whole page, UTF-8 without a byte order mark.</summary>
    /// <param name="sayLedger">Says the messages of the snapshot's ledger; without it they are English on a Korean page.</param>
    /// <exception cref="IOException">The stream does not take it.</exception>
    public static void Write(Snapshot snapshot, Stream stream, SayKept? sayLedger = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(stream);
        ReportPage.Write(ReportModel.From(snapshot, sayLedger), stream);
    }

    /// <summary>
    /// Writes the page to a file that only its owner can read. Whatever had that name is replaced at once when the page
    /// is complete; a symbolic link is replaced, never followed.
    /// </summary>
    /// <param name="sayLedger">Says the messages of the snapshot's ledger; without it they are English on a Korean page.</param>
    /// <exception cref="IOException">The file cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not let this user write.</exception>
    public static void WriteFile(Snapshot snapshot, string path, SayKept? sayLedger = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var model = ReportModel.From(snapshot, sayLedger);
        PrivateFile.Write(path, stream => ReportPage.Write(model, stream));
    }
}
