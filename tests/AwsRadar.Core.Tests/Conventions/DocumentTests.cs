using System.Text.RegularExpressions;
using Xunit;

namespace AwsRadar.Core.Tests.Conventions;

/// <summary>Documents stay true: what they name exists.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Roots =
    [
        "src/",
        "tests/",
        "docs/",
        "tools/",
        "bench/",
        "data/",
        "samples/",
        ".ci/",
    ];

    public static TheoryData<string> Documents =>
        [.. Repository.Files("", "*.md").Where(file => !file.Contains("CHANGELOG", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_that_a_document_names_exists(string document)
    {
        var text = Repository.Read(document);
        var folder = Path.GetDirectoryName(document) ?? "";

        var linked = Link()
            .Matches(text)
            .Select(match => match.Groups[1].Value)
            .Where(IsLocal)
            .Select(link => Path.Combine(folder, link));
        var quoted = Quoted()
            .Matches(text)
            .Select(match => match.Groups[1].Value)
            .Where(path => Roots.Any(root => path.StartsWith(root, StringComparison.Ordinal)));

        Assert.Empty(linked.Concat(quoted).Where(path => !Exists(path)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_decision_has_its_number_once()
    {
        var numbers = Repository.Files("docs/decisions", "*.md").Select(file => Path.GetFileName(file)[..4]).ToArray();

        Assert.NotEmpty(numbers);
        Assert.Equal(
            Enumerable.Range(1, numbers.Length).Select(number => $"{number:0000}"),
            numbers,
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void Every_test_that_the_threat_model_names_exists()
    {
        var tests = Repository.Files("tests", "*.cs").Select(Repository.Read).ToArray();

        var named = TestName()
            .Matches(Repository.Read("docs/threat-model.md"))
            .Select(match => match.Groups[1].Value)
            .ToArray();

        Assert.NotEmpty(named);
        Assert.Empty(named.Where(name => !tests.Any(text => text.Contains($" {name}(", StringComparison.Ordinal))));
    }

    private static bool IsLocal(string link) =>
        !link.Contains("://", StringComparison.Ordinal)
        && !link.StartsWith('#')
        && !link.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool Exists(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,})`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"`([\w./-]+)`")]
    private static partial Regex Quoted();
}
