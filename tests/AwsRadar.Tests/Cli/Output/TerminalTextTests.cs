using AwsRadar.Cli.Output;
using Xunit;

namespace AwsRadar.Tests.Cli.Output;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("관리자 그룹", "관리자 그룹")]
    [InlineData("line\nforged", "line\\u000aforged")]
    [InlineData("\u001b]8;;http://evil\u0007link", "\\u001b]8;;http://evil\\u0007link")]
    [InlineData("csi\u009b31m", "csi\\u009b31m")]
    [InlineData("admin\u202etxt", "admin\\u202etxt")]
    [InlineData("zero\u200bwidth", "zero\\u200bwidth")]
    [InlineData("a\u2028b", "a\\u2028b")]
    public void Control_and_direction_characters_of_a_name_are_printed_as_escapes(string name, string printed)
    {
        Assert.Equal(printed, TerminalText.Escape(name));
    }
}
