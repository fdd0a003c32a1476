using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Organizations;

/// <summary>Pages of a list, as Organizations cuts them: <c>MaxResults</c>, <c>NextToken</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html</remarks>
internal static class OrganizationPaging
{
    private const int DefaultResults = 20;

    /// <param name="key">Distinguishes the items; they are sent in its order.</param>
    public static OperationResult Pages<T>(
        this OperationCall call,
        string listName,
        IEnumerable<T> items,
        Func<T, string> key,
        Func<T, JsonNode?> write
    )
    {
        if (!Paging.TryReadMarker(call.OptionalText("NextToken"), out var after))
        {
            return OrganizationErrors.InvalidInput("INVALID_NEXT_TOKEN", "You specified an invalid next token.");
        }

        var size = call.OptionalNumber("MaxResults") ?? DefaultResults;
        var rest = items
            .Select(item => (Key: key(item), Item: item))
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .Where(item => after is null || string.CompareOrdinal(item.Key, after) > 0)
            .Take(size + 1)
            .ToList();
        var output = new JsonObject
        {
            [listName] = new JsonArray([.. rest.Take(size).Select(item => write(item.Item))]),
        };
        return output.AddText("NextToken", rest.Count > size ? Paging.WriteMarker(rest[size - 1].Key) : null);
    }
}
