using System.Text.Json.Nodes;

namespace AwsRadar.ReferenceCompiler.Botocore;

/// <summary>Reads traits of a model's JSON.</summary>
internal static class JsonTraits
{
    public static bool Is(this JsonObject node, string key) => node[key] is JsonValue value && value.GetValue<bool>();

    public static string? Text(this JsonObject node, string key) => node[key]?.GetValue<string>();

    public static string RequiredText(this JsonObject node, string key, string where) =>
        node.Text(key) ?? throw new CompileException($"{where} lacks `{key}`.");

    /// <summary>A text or an array of texts; none when the key is absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject node, string key) =>
        node[key] switch
        {
            null => [],
            JsonArray array => [.. array.Select(item => item!.GetValue<string>())],
            var single => [single.GetValue<string>()],
        };

    /// <summary>Adds the flag if the model says so.</summary>
    public static T When<T>(this bool condition, T flag)
        where T : struct, Enum => condition ? flag : default;
}
