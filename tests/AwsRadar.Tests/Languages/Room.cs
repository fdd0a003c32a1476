using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Tests.Conventions;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsRadar.Tests.Languages;

/// <summary>A project that speaks to people: its source, and the Korean of its sentences.</summary>
internal sealed record Room(string Name)
{
    public static readonly string[] Names = ["Cli", "Client", "Collector", "Core", "Store", "Web", "Wire"];

    private static readonly JsonSerializerOptions AsWritten = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private string File => Path.Combine(Repository.Root, "src", $"AwsRadar.{Name}", "korean.json");

    public Dictionary<string, string> ReadKorean() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(System.IO.File.ReadAllText(File))!;

    /// <summary>Writes them in the order of their keys.</summary>
    public void WriteKorean(Dictionary<string, string> korean)
    {
        var sorted = new JsonObject();
        foreach (var (key, value) in korean.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            sorted[key] = value;
        }

        System.IO.File.WriteAllText(File, sorted.ToJsonString(AsWritten) + "\n");
    }

    /// <summary>Sentences that stand in tables of the source: what their entries call <c>phrase</c>.</summary>
    public IEnumerable<string> ReadPhrases() =>
        Repository
            .Files($"src/AwsRadar.{Name}", "*.json")
            .Where(file => !file.EndsWith("korean.json", StringComparison.Ordinal))
            .Select(Repository.Read)
            .Where(text => text.Contains("\"phrase\":", StringComparison.Ordinal))
            .SelectMany(text => JsonElement.Parse(text).EnumerateArray())
            .Select(entry => entry.GetProperty("phrase").GetString()!);

    public IEnumerable<SourceText> ReadSource() =>
        Repository
            .Files($"src/AwsRadar.{Name}", "*.cs")
            .Select(file => new SourceText(file, CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot()));
}
