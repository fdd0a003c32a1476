using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.ReferenceCompiler.Sources;

namespace AwsRadar.ReferenceCompiler.Botocore;

/// <summary>
/// The folder of an installed botocore, <c>data/SERVICE/API-VERSION/FILE.json[.gz]</c>, and beside it models of services that
/// it does not have, in the same form.
/// </summary>
internal sealed class BotocoreSource
{
    private readonly InputReader _input;
    private readonly InputReader _added;

    /// <param name="added">The folder of the further models: <c>SERVICE/API-VERSION/FILE.json</c>.</param>
    public BotocoreSource(string folder, string added)
    {
        _input = new InputReader(folder);
        if (!_input.Has("data/partitions.json"))
        {
            throw new CompileException(
                $"`{folder}` is not the folder of an installed botocore: it has no data/partitions.json. `pip show botocore` says where it lies."
            );
        }

        _added = new InputReader(added);
        var own = Names(Path.Combine(folder, "data"));
        if (Names(added).Intersect(own, StringComparer.Ordinal).FirstOrDefault() is { } known)
        {
            throw new CompileException($"botocore has a model of `{known}` now: delete the one in `{added}`.");
        }

        Services = [.. own.Concat(Names(added)).Order(StringComparer.Ordinal)];
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

    /// <summary>The further models, as a source of their own.</summary>
    public Source Added =>
        new(
            "service models of aws-radar",
            "2026-11",
            "Apache-2.0",
            "https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/",
            "operations, shapes, paginators, endpoint rules of IAM Toolbox",
            _added
        );

    public IReadOnlyList<string> Services { get; }

    /// <summary>Reads a file of the service's latest API version, with botocore's own corrections merged in; null if there is none.</summary>
    public JsonObject? Read(string service, string file)
    {
        var (input, data) = Directory.Exists(Path.Combine(_added.Folder, service)) ? (_added, "") : (_input, "data/");
        var path = $"{data}{service}/{LatestVersion(Path.Combine(input.Folder, data, service))}/{file}";
        var content = input.ReadOrNull($"{path}.json")?.AsObject();
        if (content is not null && input.ReadOrNull($"{path}.sdk-extras.json")?["merge"] is JsonObject extras)
        {
            Merge(content, extras);
        }

        return content;
    }

    /// <summary>Reads a file that is not a service's, such as <c>partitions</c>.</summary>
    public JsonNode ReadShared(string file) => _input.Read($"data/{file}.json");

    private static IEnumerable<string> Names(string folder) =>
        Directory
            .GetDirectories(folder)
            .Where(path => LatestVersion(path) is not null)
            .Select(path => Path.GetFileName(path));

    private static string? LatestVersion(string serviceFolder) =>
        Directory
            .GetDirectories(serviceFolder)
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
