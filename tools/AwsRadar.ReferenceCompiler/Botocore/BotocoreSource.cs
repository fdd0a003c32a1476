using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.ReferenceCompiler.Sources;

namespace AwsRadar.ReferenceCompiler.Botocore;

/// <summary>The folder of an installed botocore: <c>data/SERVICE/API-VERSION/FILE.json[.gz]</c>.</summary>
internal sealed class BotocoreSource
{
    private readonly InputReader _input;

    public BotocoreSource(string folder)
    {
        _input = new InputReader(folder);
        if (!_input.Has("data/partitions.json"))
        {
            throw new CompileException(
                $"`{folder}` is not the folder of an installed botocore: it has no data/partitions.json. `pip show botocore` says where it lies."
            );
        }

        Services =
        [
            .. Directory
                .GetDirectories(Path.Combine(folder, "data"))
                .Select(path => Path.GetFileName(path))
                .Where(service => LatestVersion(service) is not null)
                .Order(StringComparer.Ordinal),
        ];
        Source = new(
            "botocore",
            ReadVersion(),
            "Apache-2.0",
            "https://github.com/boto/botocore",
            "operations, shapes, paginators, endpoint rules, partitions",
            _input
        );
    }

    public Source Source { get; }

    public IReadOnlyList<string> Services { get; }

    /// <summary>Reads a file of the service's latest API version, with botocore's own corrections merged in; null if there is none.</summary>
    public JsonObject? Read(string service, string file)
    {
        var path = $"data/{service}/{LatestVersion(service)}/{file}";
        var content = _input.ReadOrNull($"{path}.json")?.AsObject();
        if (content is not null && _input.ReadOrNull($"{path}.sdk-extras.json")?["merge"] is JsonObject extras)
        {
            Merge(content, extras);
        }

        return content;
    }

    /// <summary>Reads a file that is not a service's, such as <c>partitions</c>.</summary>
    public JsonNode ReadShared(string file) => _input.Read($"data/{file}.json");

    private string? LatestVersion(string service) =>
        Directory
            .GetDirectories(Path.Combine(_input.Folder, "data", service))
            .Where(path => Directory.EnumerateFiles(path, "service-2.json*").Any())
            .Select(path => Path.GetFileName(path))
            .Max(StringComparer.Ordinal);

    private static void Merge(JsonObject target, JsonObject extras)
    {
        foreach (var (name, value) in extras)
        {
            if (target[name] is JsonObject inner && value is JsonObject more)
            {
                Merge(inner, more);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    private string ReadVersion()
    {
        const string Start = "__version__ = '";
        return Encoding
                .UTF8.GetString(_input.ReadText("__init__.py"))
                .Split('\n')
                .FirstOrDefault(line => line.StartsWith(Start, StringComparison.Ordinal))
                ?[Start.Length..].Trim()
                .TrimEnd('\'')
            ?? throw new CompileException("botocore's __init__.py does not state its version.");
    }
}
