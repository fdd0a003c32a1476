using System.Runtime.CompilerServices;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Paging;

/// <summary>Cuts a listing's pages to what is wanted and asks for no page beyond.</summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html</remarks>
internal sealed class PageWindow(Paginator paginator, PageLimits limits)
{
    /// <summary>The wanted slices in order; a page that failed is the last, as its error.</summary>
    public async IAsyncEnumerable<(PageSlice? Slice, CallError? Error)> ReadAsync(
        IAsyncEnumerable<CallResult> pages,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var (total, skip) = (0, limits.Start?.Seen ?? 0);
        // What asks for the page at hand: a cut page is asked for again.
        JsonElement? current = limits.Start is { } start ? Parameters(start) : null;
        var isResumed = limits.Start is not null;
        await foreach (var page in pages.WithCancellation(cancellation))
        {
            if (page.Error is { } error)
            {
                yield return (null, error);
                yield break;
            }

            var entries = Math.Max(0, Length(page.Output) - skip);
            var wanted = limits.MaxItems is { } most ? Math.Min(entries, most - total) : entries;
            total += wanted;
            var token =
                wanted < entries ? ResumeToken.Format(paginator.InputTokens, current, skip + wanted)
                : total == limits.MaxItems && page.NextPage is { } next
                    ? ResumeToken.Format(paginator.InputTokens, next, seen: 0)
                : null;
            yield return (new PageSlice(paginator, page.Output, skip, wanted, isResumed, token), null);
            if (token is not null || total == limits.MaxItems)
            {
                yield break;
            }

            (current, skip, isResumed) = (page.NextPage, 0, false);
        }
    }

    private int Length(JsonElement output) =>
        ResultPath.Find(output, paginator.ResultKeys[0]) is { ValueKind: JsonValueKind.Array } list
            ? list.GetArrayLength()
            : 0;

    private static JsonElement Parameters(ResumeToken token) =>
        JsonElement.Parse(
            $"{{{string.Join(',', token.Page.Select(each => $"\"{JsonEncodedText.Encode(each.Key)}\":{each.Value.GetRawText()}"))}}}"
        );
}
