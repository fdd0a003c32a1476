using System.Text.RegularExpressions;
using Xunit;

namespace AwsRadar.Core.Tests.Conventions;

/// <summary>How code is laid out, so that a newcomer finds things where they expect them.</summary>
public sealed partial class CodeShapeTests
{
    private const int MaxLines = 400;

    [Fact]
    public void Every_class_is_sealed_static_or_abstract()
    {
        var open = Repository
            .Files("src", "*.cs")
            .SelectMany(file =>
                OpenClass().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value.Trim()}")
            );

        Assert.Empty(open);
    }

    [Fact]
    public void Every_namespace_is_the_path_of_its_file()
    {
        var astray = Repository
            .Files("src", "*.cs")
            .Where(file =>
                Namespace().Match(Repository.Read(file)) is { Success: true } match
                && !string.Equals(match.Groups[1].Value, ExpectedNamespace(file), StringComparison.Ordinal)
            );

        Assert.Empty(astray);
    }

    [Fact]
    public void No_file_is_a_drawer()
    {
        string[] drawers = ["Utils", "Util", "Helpers", "Helper", "Common", "Services", "Managers", "Misc"];

        var found = Repository
            .Files("src", "*.cs")
            .Concat(Repository.Files("tests", "*.cs"))
            .Where(file => file[..^3].Split('/').Intersect(drawers, StringComparer.Ordinal).Any());

        Assert.Empty(found);
    }

    [Fact]
    public void No_file_of_the_product_has_grown_too_long()
    {
        var files = Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.ts"));

        Assert.Empty(files.Where(file => Repository.Read(file).AsSpan().Count('\n') > MaxLines));
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];

        var found = Repository
            .Files("src", "*.cs")
            .Concat(Repository.Files("tests", "*.cs"))
            .Concat(Repository.Files("src", "*.ts"))
            .Where(file => marks.Any(mark => Repository.Read(file).Contains(mark, StringComparison.Ordinal)));

        Assert.Empty(found);
    }

    private static string ExpectedNamespace(string file) => string.Join('.', file.Split('/').Skip(1).SkipLast(1));

    [GeneratedRegex(@"^(?:public |internal |private |file )*(?:partial )?class \w+", RegexOptions.Multiline)]
    private static partial Regex OpenClass();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
