using System.Text;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Profiles;
using CsCheck;
using Xunit;

namespace AwsRadar.Tests.Client.Profiles;

/// <summary>One setting of one section changes, and nothing else: checked on examples and on generated files.</summary>
public sealed class SharedFileEditTests
{
    private static readonly string[] Names = ["region", "output", "x", "aws_access_key_id"];
    private static readonly string[] Sections = ["default", "a", "profile b", "services s"];

    /// <summary>Bigger with the full tests; the seed of a failure is in its message.</summary>
    private static int Iterations =>
        Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1" ? 200_000 : 5_000;

    [Theory]
    [InlineData("", "[a]\nx = new\n")]
    [InlineData("[a]\nx = old\n", "[a]\nx = new\n")]
    [InlineData("[a]\nX=old # why\n", "[a]\nX=new # why\n")]
    [InlineData("[a]\nx\t=\told\t; why\r\n", "[a]\nx\t=\tnew\t; why\r\n")]
    [InlineData("[a]\nx =\n", "[a]\nx =new\n")]
    [InlineData("[a]\nx =  # why\n", "[a]\nx =  new # why\n")]
    [InlineData("[a]\nx = old", "[a]\nx = new")]
    [InlineData("[a]", "[a]\nx = new\n")]
    [InlineData("[a]\ny = 1", "[a]\ny = 1\nx = new\n")]
    [InlineData("[a]\r\ny = 1\r\n", "[a]\r\ny = 1\r\nx = new\r\n")]
    [InlineData("[a]\ny = 1\n\n# of b\n[b]\nx = 2\n", "[a]\ny = 1\nx = new\n\n# of b\n[b]\nx = 2\n")]
    [InlineData("[b]\nx = 2\n", "[b]\nx = 2\n\n[a]\nx = new\n")]
    [InlineData("[b]\nx = 2", "[b]\nx = 2\n\n[a]\nx = new\n")]
    [InlineData("# mine\r\n\r\n", "# mine\r\n\r\n[a]\r\nx = new\r\n")]
    [InlineData("[a]\nx = 1\n[b]\n[a]\nx = 2\n", "[a]\nx = 1\n[b]\n[a]\nx = new\n")]
    [InlineData("[a]\nx = 1\n[b]\n[a]\ny = 2\n", "[a]\nx = new\n[b]\n[a]\ny = 2\n")]
    [InlineData("[a]\ns3 =\n  x = inner\n", "[a]\ns3 =\n  x = inner\nx = new\n")]
    [InlineData("[a]\nx = old\n  more\n# kept\ny = 1\n", "[a]\nx = new\n# kept\ny = 1\n")]
    [InlineData("[a]\n  x = old\n", "[a]\n  x = new\n")]
    [InlineData("[ \"a\" ] # note\nx=old\n", "[ \"a\" ] # note\nx=new\n")]
    [InlineData("\uFEFF[a]\nx = old\n", "\uFEFF[a]\nx = new\n")]
    [InlineData("[a]\nx = new\n", "[a]\nx = new\n")]
    public void A_setting_is_changed_where_it_stands_or_added_where_it_belongs(string before, string after) =>
        Assert.Equal(after, Edit(before, "a", "x", "new"));

    [Theory]
    [InlineData("[a]\nx = 1\ny = 2\n", "[a]\ny = 2\n")]
    [InlineData("[a]\nx = 1\n  more\n# kept\n  and more\ny = 2\n", "[a]\n# kept\ny = 2\n")]
    [InlineData("[a]\nx = 1\n[b]\nx = 3\n[a]\nx = 2", "[a]\n[b]\nx = 3\n[a]\n")]
    [InlineData("[b]\nx = 1\n", "[b]\nx = 1\n")]
    [InlineData("", "")]
    public void A_setting_is_removed_wherever_it_stands(string before, string after) =>
        Assert.Equal(after, Edit(before, "a", "x", null));

    [Theory]
    [InlineData("[a\n")]
    [InlineData("x = 1\n")]
    [InlineData("[a]\nnonsense\n")]
    public void A_file_that_is_not_understood_is_not_changed(string before) =>
        Assert.Throws<ConfigurationException>(() => Edit(before, "a", "x", "new"));

    [Fact]
    public void Whatever_a_file_holds_all_of_it_but_the_one_setting_stays_byte_for_byte() =>
        Files
            .Select(OneOf(Sections), OneOf(Names), OneOf("NEW", "NEW/+=;#x", "NEW 한글"))
            .Sample(
                (text, section, name, value) =>
                {
                    var before = Encoding.UTF8.GetBytes(text);
                    var after = SharedFileEdit.Apply("config", before, section, [new(name, value)]);

                    AssertOthersUnchanged(before, after, section, name);
                    Assert.Equal(value, SharedFile.Parse("config", after)[section]![name]);
                    AssertLines(WithoutMark(text), WithoutMark(Encoding.UTF8.GetString(after)), name, value);
                    Assert.Equal(text.StartsWith('\uFEFF'), after.AsSpan().StartsWith(Encoding.UTF8.Preamble));
                },
                iter: Iterations
            );

    [Fact]
    public void What_was_added_and_removed_again_leaves_the_file_as_it_was() =>
        Files
            .Where(text => text.EndsWith('\n'))
            .Select(OneOf(Sections))
            .Sample(
                (text, section) =>
                {
                    var before = Encoding.UTF8.GetBytes(text);
                    var added = SharedFileEdit.Apply("config", before, section, [new("new_one", "v")]);
                    var removed = SharedFileEdit.Apply("config", added, section, [new("new_one", null)]);

                    var isNewSection = SharedFile.Parse("config", before)[section] is null;
                    Assert.True(
                        isNewSection ? removed.AsSpan().StartsWith(before) : removed.AsSpan().SequenceEqual(before)
                    );
                },
                iter: Iterations
            );

    private static string Edit(string before, string section, string name, string? value) =>
        Encoding.UTF8.GetString(
            SharedFileEdit.Apply("config", Encoding.UTF8.GetBytes(before), section, [new(name, value)])
        );

    private static void AssertOthersUnchanged(byte[] before, byte[] after, string section, string name)
    {
        var (was, now) = (SharedFile.Parse("config", before), SharedFile.Parse("config", after));
        foreach (var other in was.Sections)
        {
            Assert.Equal(
                was[other]!.Where(setting => !IsOfIt(setting)),
                now[other]!.Where(setting => !IsOfIt(setting))
            );

            // A block's inner settings go with the block when a value takes its place.
            bool IsOfIt(KeyValuePair<string, string> setting) =>
                other == section
                && (setting.Key == name || setting.Key.StartsWith(name + '.', StringComparison.Ordinal));
        }
    }

    /// <summary>Line by line: one line was changed or added, and lines that continued its old value went.</summary>
    private static void AssertLines(string before, string after, string name, string value)
    {
        var (was, now) = (before.Split('\n').ToList(), after.Split('\n').ToList());
        var same = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = was.AsEnumerable()
            .Reverse()
            .Zip(now.AsEnumerable().Reverse())
            .TakeWhile(pair => pair.First == pair.Second)
            .Count();
        tail = Math.Min(tail, Math.Min(was.Count, now.Count) - same);
        var (gone, came) = (was[same..^tail], now[same..^tail]);

        Assert.True(came.Count(line => line.Contains(value, StringComparison.Ordinal)) <= 1, after);
        Assert.All(
            came.Where(line => !line.Contains(value, StringComparison.Ordinal)),
            line =>
                Assert.True(
                    line.Trim().Length == 0
                        || line[0] == '['
                        || gone.Contains(line)
                        || gone.Contains(line.TrimEnd('\r')),
                    line
                )
        );
        Assert.All(
            gone,
            line =>
                Assert.True(
                    line.Trim().StartsWith(name, StringComparison.OrdinalIgnoreCase)
                        || (line.Length > 0 && char.IsWhiteSpace(line[0]))
                        || came.Contains(line + "\r")
                        || came.Contains(line),
                    line
                )
        );
    }

    /// <summary>Files as people write them: sections twice, comments, blocks, odd spacing, both line ends, a mark, no last end.</summary>
    private static Gen<string> Files =>
        Gen.Select(
            OneOf("", "\uFEFF"),
            Lines(Notes, 3),
            Gen.Select(Line(Headers), Lines(Gen.OneOf(Settings, Settings, Notes, Inner), 6), string.Concat).Array[0, 4],
            Gen.Bool,
            (mark, notes, sections, isOpen) =>
            {
                var text = notes + string.Concat(sections);
                return mark + (isOpen ? text.TrimEnd('\r', '\n') : text);
            }
        );

    private static Gen<string> Line(Gen<string> content) =>
        Gen.Select(content, OneOf("\n", "\n", "\r\n"), string.Concat);

    private static Gen<string> Lines(Gen<string> content, int most) =>
        Line(content).Array[0, most].Select(string.Concat);

    private static Gen<string> Headers =>
        Gen.OneOf(
            OneOf(Sections).Select(section => $"[{section}]"),
            OneOf("[  profile   b ]", "[profile \"b\"] ; note", "[other]")
        );

    private static Gen<string> Settings =>
        Gen.Select(
            OneOf([.. Names, "REGION", "other"]),
            OneOf("=", " = ", "\t=  "),
            OneOf("1", "a b", "a#b", "", "é"),
            OneOf("", " # note", "  ; note", "   "),
            (name, equals, value, note) => name + equals + value + note
        );

    private static Gen<string> Notes => OneOf("", "   ", "# note = 1", "; [a]", "  # inner note");

    private static Gen<string> Inner => OneOf("  inner = 1", "\tother = 2 # note");

    private static string WithoutMark(string text) => text.TrimStart('\uFEFF');

    private static Gen<string> OneOf(params string[] texts) =>
        Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
