using System.Text.Json;
using AwsRadar.Core.Tests.Conventions;

namespace AwsRadar.Core.Tests.Corpus;

/// <summary>A file of <c>tests/corpus</c>: JSON Lines, one evaluation case a line.</summary>
internal static class CorpusFile
{
    private const string Folder = "tests/corpus";

    /// <summary>All files, by path below the folder and without extension, as the ids of their cases begin.</summary>
    public static IEnumerable<string> Names { get; } =
    [.. Repository.Files(Folder, "*.jsonl").Select(path => path[(Folder.Length + 1)..^".jsonl".Length])];

    public static string[] Lines(string name) =>
        Repository.Read($"{Folder}/{name}.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<JsonElement> Cases() => Names.SelectMany(Lines).Select(line => JsonElement.Parse(line));
}
