using System.Text.Json;

namespace AwsRadar.Cli.Calling.Paging;

/// <summary>Where a model says that a page's results stand: member names joined by dots, such as <c>InvalidationList.Items</c>.</summary>
internal static class ResultPath
{
    /// <summary>Null when nothing stands there.</summary>
    public static JsonElement? Find(JsonElement output, ReadOnlySpan<char> path)
    {
        foreach (var part in path.Split('.'))
        {
            if (output.ValueKind is not JsonValueKind.Object || !output.TryGetProperty(path[part], out output))
            {
                return null;
            }
        }

        return output.ValueKind is JsonValueKind.Null ? null : output;
    }
}
