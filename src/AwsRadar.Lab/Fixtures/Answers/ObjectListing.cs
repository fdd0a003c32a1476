using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>
/// The lists of a bucket, as Amazon S3 narrows them: by prefix, by the key to start after, and with what lies behind a
/// delimiter rolled up into common prefixes. <c>aws s3 ls</c> rests on it.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html</remarks>
internal sealed class ObjectListing
{
    private const string CommonPrefixes = "CommonPrefixes";
    private readonly string[] _lists;

    private ObjectListing(params string[] lists) => _lists = lists;

    /// <summary>Null for every other operation.</summary>
    public static ObjectListing? Of(ServiceModel service, OperationModel operation) =>
        (service.Name, operation.Name) switch
        {
            ("s3", "ListObjects" or "ListObjectsV2") => new("Contents"),
            ("s3", "ListObjectVersions") => new("Versions", "DeleteMarkers"),
            ("s3", "ListMultipartUploads") => new("Uploads"),
            _ => null,
        };

    public void Narrow(JsonObject output, JsonElement input)
    {
        var prefix = Text(input, "Prefix") ?? "";
        var delimiter = Text(input, "Delimiter") ?? "";
        var after = Text(input, "StartAfter") ?? "";
        var rolledUp = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var list in _lists.Select(name => output[name]).OfType<JsonArray>())
        {
            for (var index = list.Count - 1; index >= 0; index--)
            {
                var key = list[index]?["Key"]?.GetValue<string>() ?? "";
                var isThere =
                    key.StartsWith(prefix, StringComparison.Ordinal)
                    && (after.Length == 0 || string.CompareOrdinal(key, after) > 0);
                var end =
                    isThere && delimiter.Length > 0
                        ? key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal)
                        : -1;
                if (end >= 0)
                {
                    rolledUp.Add(key[..(end + delimiter.Length)]);
                }

                if (!isThere || end >= 0)
                {
                    list.RemoveAt(index);
                }
            }
        }

        Repeat(output, "Prefix", Text(input, "Prefix"));
        Repeat(output, "Delimiter", Text(input, "Delimiter"));
        Repeat(output, "StartAfter", Text(input, "StartAfter"));
        if (rolledUp.Count > 0)
        {
            output[CommonPrefixes] = new JsonArray([.. rolledUp.Select(each => new JsonObject { ["Prefix"] = each })]);
        }
    }

    private static void Repeat(JsonObject output, string member, string? value)
    {
        if (value is not null)
        {
            output[member] = value;
        }
    }

    private static string? Text(JsonElement input, string member) =>
        input.TryGetProperty(member, out var value) ? value.GetString() : null;
}
