using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AwsRadar.Core.Snapshots;
using AwsRadar.Tests.Store;
using AwsRadar.Web;
using Xunit;

namespace AwsRadar.Tests.Web;

/// <summary>The report as a file: what is in it, and how it is written.</summary>
public sealed partial class ReportFileTests
{
    [Fact]
    public void The_same_snapshot_gives_the_same_bytes()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();

        ReportWriter.Write(SampleSnapshots.Full(), first);
        ReportWriter.Write(SampleSnapshots.Full(), second);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void The_file_names_no_other_address_and_allows_only_its_own_script_and_style()
    {
        var html = Html();

        Assert.DoesNotMatch(Address(), html);
        var policy = Meta().Match(html).Groups[1].Value;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Hash(Script().Match(html).Groups[1].Value)}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{Hash(Style().Match(html).Groups[1].Value)}'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_the_account_stands_in_the_file_as_text()
    {
        using var stream = new MemoryStream();

        ReportWriter.Write(HostileSnapshot.Create(), stream);

        var html = Encoding.UTF8.GetString(stream.ToArray());
        Assert.DoesNotContain("onerror=alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789012", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pages_source_has_no_way_from_text_to_markup()
    {
        string[] sinks =
        [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "DOMParser",
            "eval(",
            "new Function",
            "setHTML",
            "srcdoc",
        ];
        var sources = Directory
            .EnumerateFiles(RepositoryFolder("src/AwsRadar.Web/web/src"), "*.ts", SearchOption.AllDirectories)
            .ToArray();

        Assert.NotEmpty(sources);
        Assert.Empty(
            sources.Where(file => sinks.Any(sink => File.ReadAllText(file).Contains(sink, StringComparison.Ordinal)))
        );
    }

    [Theory]
    [InlineData("english.ts")]
    [InlineData("korean.ts")]
    public void Each_section_of_a_snapshot_has_a_word_in_each_language(string file)
    {
        var words = File.ReadAllText(RepositoryFolder($"src/AwsRadar.Web/web/src/words/{file}"));

        Assert.Empty(
            Enum.GetNames<SnapshotSection>()
                .Select(JsonNamingPolicy.CamelCase.ConvertName)
                .Where(name => !words.Contains($" {name}: \"", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Only_its_owner_can_read_the_file()
    {
        using var folder = new TemporaryFolder();

        ReportWriter.WriteFile(SampleSnapshots.Full(), folder.File("report.html"));

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Owner, File.GetUnixFileMode(folder.File("report.html")));
        }

        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_symbolic_link_is_replaced_and_what_it_points_to_stays()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("precious"), "precious");
        File.CreateSymbolicLink(folder.File("report.html"), folder.File("precious"));

        ReportWriter.WriteFile(SampleSnapshots.Full(), folder.File("report.html"));

        Assert.Equal("precious", File.ReadAllText(folder.File("precious")));
        Assert.Null(new FileInfo(folder.File("report.html")).LinkTarget);
    }

    [Fact]
    public void A_report_that_cannot_be_written_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("report.html"));

        Assert.ThrowsAny<Exception>(() => ReportWriter.WriteFile(SampleSnapshots.Full(), folder.File("report.html")));

        Assert.Equal([folder.File("report.html")], Directory.GetFileSystemEntries(folder.Path));
    }

    internal static string RepositoryFolder(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AwsRadar.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return Path.Combine(folder.FullName, path);
    }

    private static string Html()
    {
        using var stream = new MemoryStream();
        ReportWriter.Write(SampleSnapshots.Full(), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    /// <summary>The name of SVG's namespace looks like an address and is none.</summary>
    [GeneratedRegex(@"(?:https?:)?//(?!www\.w3\.org/2000/svg)[a-z0-9-]+\.[a-z]")]
    private static partial Regex Address();

    [GeneratedRegex("""http-equiv="Content-Security-Policy" content="([^"]*)""")]
    private static partial Regex Meta();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
