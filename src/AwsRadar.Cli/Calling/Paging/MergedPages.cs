using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Paging;

/// <summary>All wanted pages as one, or why there is no such whole.</summary>
internal sealed class MergedPages
{
    private readonly OutputTree _tree = new();

    private MergedPages() { }

    /// <summary>Null when every wanted page was read.</summary>
    public CallError? Error { get; private set; }

    /// <summary>How many pages were read.</summary>
    public int Count { get; private set; }

    /// <summary>Where to go on; null at the end of the listing.</summary>
    public string? NextToken { get; private set; }

    public static async Task<MergedPages> ReadAsync(
        Paginator paginator,
        PageLimits limits,
        IAsyncEnumerable<CallResult> pages,
        CancellationToken cancellation
    )
    {
        var merged = new MergedPages();
        JsonElement first = default;
        await foreach (var (slice, error) in new PageWindow(paginator, limits).ReadAsync(pages, cancellation))
        {
            if (slice is null)
            {
                merged.Error = error;
                return merged;
            }

            first = merged.Count++ == 0 ? slice.Output : first;
            merged._tree.Add(slice);
            merged.NextToken = slice.ResumeToken;
        }

        merged._tree.AddConstants(first, paginator.NonAggregateKeys);
        if (merged.NextToken is { } token)
        {
            merged._tree.AddText("NextToken", token);
        }

        return merged;
    }

    /// <summary>As the AWS CLI prints it: the lists, what is the same on each page, and a <c>NextToken</c> if there is more.</summary>
    public JsonElement ToDocument() => _tree.ToElement();

    /// <summary>Writes the same document, for which it need not be read again.</summary>
    public void WriteTo(Utf8JsonWriter writer) => _tree.WriteTo(writer);
}
