using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsRadar.ReferenceCompiler.Sources;

/// <summary>data/sources.json: where the data comes from, and hashes to check it by.</summary>
internal static class SourcesFile
{
    public const string Name = "sources.json";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(IEnumerable<Source> sources, IReadOnlyDictionary<string, byte[]> files)
    {
        var content = new JsonObject
        {
            ["sources"] = new JsonArray([.. sources.Select(Describe)]),
            ["files"] = new JsonArray([.. files.Select(file => Describe(file.Key, file.Value))]),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(content, Layout), (byte)'\n'];
    }

    private static JsonObject Describe(Source source) =>
        new()
        {
            ["name"] = source.Name,
            ["version"] = source.Version,
            ["license"] = source.License,
            ["origin"] = source.Origin,
            ["carries"] = source.Carries,
            ["inputFiles"] = source.Input.Files,
            ["inputSha256"] = source.Input.Digest,
        };

    private static JsonObject Describe(string name, byte[] content) =>
        new()
        {
            ["name"] = name,
            ["bytes"] = content.Length,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
}
