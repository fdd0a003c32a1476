using System.Text.RegularExpressions;
using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>Documents and messages name only commands that there are.</summary>
public sealed partial class NamedCommandTests
{
    [Fact]
    public async Task Every_command_that_a_document_or_a_message_names_exists()
    {
        using var cli = new CliProcess();
        var help = await cli.RunAsync("--help");
        var commands = help.Out[help.Out.IndexOf("Commands:", StringComparison.Ordinal)..];

        var texts = Repository
            .Files("", "*.md")
            .Concat(Repository.Files("src", "*.cs"))
            .Concat(Repository.Files("src", "*.ts"));
        var named = texts
            .SelectMany(file =>
                Named().Matches(Repository.Read(file)).Select(match => (File: file, Word: match.Groups[1].Value))
            )
            .ToArray();

        Assert.NotEmpty(named);
        Assert.Empty(named.Where(name => !Regex.IsMatch(commands, $@"^\s+{name.Word}\b", RegexOptions.Multiline)));
    }

    [GeneratedRegex("`aws-radar ([a-z][a-z-]+)")]
    private static partial Regex Named();
}
