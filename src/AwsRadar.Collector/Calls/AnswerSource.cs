using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Journals;

namespace AwsRadar.Collector.Calls;

/// <summary>Where answers come from: the journal of the scan, if an earlier run was given them, or else AWS.</summary>
internal sealed class AnswerSource(AwsClient client, ScanJournal? journal, Ledger ledger, string region)
{
    /// <summary>The region that the client calls; <c>global</c> for services without regions.</summary>
    public string Region => region;

    /// <summary>The answer that the journal holds; null if AWS has to be asked.</summary>
    public CallResult? Recall(ScanCall call, JsonElement input) => journal?.Find(Key(call, input))?.ToResult();

    /// <summary>Asks AWS for one page.</summary>
    public async Task<CallResult> AskAsync(ScanCall call, JsonElement input, CancellationToken cancellationToken)
    {
        await foreach (var page in client.PagesAsync(call.Service, call.Operation, input, cancellationToken))
        {
            ledger.Count(call, page);
            return page.NextPage is null ? page with { NextPage = UnmodelledPage(page.Output) } : page;
        }

        throw new InvalidOperationException("A call has at least one result.");
    }

    /// <summary>Keeps an answer of AWS in the journal.</summary>
    public void Keep(ScanCall call, JsonElement input, CallResult answer) => journal?.Add(Key(call, input), answer);

    /// <summary>IAM has lists with pages that its model does not tell of, such as ListServiceSpecificCredentials.</summary>
    private static JsonElement? UnmodelledPage(JsonElement output) =>
        output.TryGetProperty("IsTruncated", out var isTruncated) && isTruncated.ValueKind is JsonValueKind.True
            ? CallInput.Of("Marker", output.TryGetProperty("Marker", out var marker) ? marker.GetString() : null)
            : null;

    private string Key(ScanCall call, JsonElement input) => PageKey.Of(call.Service, call.Operation, region, input);
}
