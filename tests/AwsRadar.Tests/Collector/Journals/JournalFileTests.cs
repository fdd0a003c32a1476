using System.Text;
using System.Text.Json;
using AwsRadar.Collector.Journals;
using AwsRadar.Tests.Store;
using Xunit;

namespace AwsRadar.Tests.Collector.Journals;

/// <summary>The file that keeps a running scan's answers, whole, cut off, damaged, planted and shared.</summary>
public sealed class JournalFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    private string Store => _folder.File("snapshots.db");

    private string JournalPath => Store + "-scan-0123abcd";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_cut_off_anywhere_has_every_record_before_the_cut_and_takes_new_ones()
    {
        using (var file = JournalFile.Create(JournalPath))
        {
            file.Add("one", "{\"a\":1}"u8);
            file.Add("two", "{\"b\":2}"u8);
        }

        var whole = File.ReadAllBytes(JournalPath);
        var lines = Encoding.UTF8.GetString(whole).Split('\n');
        for (var length = lines[0].Length + 1; length < whole.Length; length++)
        {
            File.WriteAllBytes(JournalPath, whole[..length]);
            var hasOne = length >= lines[0].Length + 1 + lines[1].Length + 1;
            using (var cut = JournalFile.Open(JournalPath)!)
            {
                Assert.Equal(hasOne, cut.Find("one") is not null);
                Assert.Null(cut.Find("two"));
                cut.Add("three", "3"u8);
            }

            using var again = JournalFile.Open(JournalPath)!;
            Assert.Equal(hasOne, again.Find("one") is not null);
            Assert.Equal("3"u8, again.Find("three")!);
        }
    }

    [Fact]
    public void A_changed_byte_loses_the_record_it_is_in_and_no_other()
    {
        using (var file = JournalFile.Create(JournalPath))
        {
            file.Add("one", "{\"a\":1}"u8);
            file.Add("two", "{\"b\":2}"u8);
        }

        var whole = File.ReadAllBytes(JournalPath);
        var start = whole.AsSpan().IndexOf((byte)'\n') + 1;
        var end = start + whole.AsSpan(start).IndexOf((byte)'\n');
        for (var at = start; at < end; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 1;
            File.WriteAllBytes(JournalPath, damaged);

            using var file = JournalFile.Open(JournalPath)!;

            Assert.Null(file.Find("one"));
            Assert.Equal("{\"b\":2}"u8, file.Find("two")!);
        }
    }

    [Fact]
    public void The_record_added_last_under_a_key_counts_and_large_ones_are_read_back()
    {
        var large = JsonSerializer.SerializeToUtf8Bytes(new string('x', 300_000));
        using (var file = JournalFile.Create(JournalPath))
        {
            file.Add("one", "1"u8);
            file.Add("large", large);
            file.Add("one", "2"u8);
        }

        using var opened = JournalFile.Open(JournalPath)!;

        Assert.Equal("2"u8, opened.Find("one")!);
        Assert.Equal(large, opened.Find("large"));
        Assert.Equal(2, opened.Count);
    }

    [Fact]
    public void It_is_its_owners_alone_and_nobody_else_opens_it_meanwhile()
    {
        using var file = JournalFile.Create(JournalPath);

        Assert.Null(JournalFile.Open(JournalPath));
        Assert.Throws<IOException>(() => JournalFile.Create(JournalPath));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(JournalPath));
        }
    }

    [Fact]
    public void A_link_planted_in_its_place_is_neither_read_nor_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link needs a privilege there.");
        var elsewhere = _folder.File("elsewhere");
        using (var file = JournalFile.Create(elsewhere))
        {
            file.Add("start", "{}"u8);
        }

        File.CreateSymbolicLink(JournalPath, elsewhere);
        var before = File.ReadAllBytes(elsewhere);

        Assert.Throws<IOException>(() => JournalFile.Create(JournalPath));
        Assert.Empty(Unfinished());
        Assert.Contains("symbolic link", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(elsewhere));
        Assert.NotNull(new FileInfo(JournalPath).LinkTarget);
    }

    [Theory]
    [InlineData("something else entirely, and longer than a title\n", "is no journal")]
    [InlineData("aws-radar scan journal 2\n", "newer aws-radar")]
    public void What_is_no_journal_of_this_version_is_told_and_left_as_it_is(string content, string expected)
    {
        File.WriteAllText(JournalPath, content);

        Assert.Empty(Unfinished());

        Assert.Contains(expected, Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(JournalPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("aws-radar scan jou")]
    [InlineData("aws-radar scan journal 1\n")]
    [InlineData("aws-radar scan journal 1\n01234567 start {\"star")]
    public void A_file_from_before_the_first_answer_holds_nothing_and_is_removed(string content)
    {
        File.WriteAllText(JournalPath, content);

        Assert.Empty(Unfinished());

        Assert.Empty(_warnings);
        Assert.False(File.Exists(JournalPath));
    }

    private IReadOnlyList<ScanJournal> Unfinished() => ScanJournals.Unfinished(Store, _warnings.Add);
}
