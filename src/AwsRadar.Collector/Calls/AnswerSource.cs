using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Journals;
using AwsRadar.Collector.Resources;
using AwsRadar.Wire.Models;

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
            var whole = page.NextPage is null ? page with { NextPage = UnmodelledPages.Of(call, page.Output) } : page;
            return call.MayHoldSecrets && whole.IsSuccess
                ? whole with
                {
                    Output = SecretFilter.Redact(whole.Output, OutputOf(call)),
                }
                : whole;
        }

        throw new InvalidOperationException("A call has at least one result.");
    }

    /// <summary>Keeps an answer of AWS in the journal.</summary>
    public void Keep(ScanCall call, JsonElement input, CallResult answer) => journal?.Add(Key(call, input), answer);

    /// <summary>The same scan's answers from another region.</summary>
    public AnswerSource At(string otherRegion, string name) => new(client.InRegion(otherRegion), journal, ledger, name);

    /// <summary>Whether a service is called on this machine, where AWS's list of endpoints says nothing.</summary>
    public bool IsAtHome(string service) => client.EndpointOf(service).Endpoint is { IsLoopback: true };

    private static Shape? OutputOf(ScanCall call) =>
        ServiceCatalog.TryOpen(call.Service, out var service)
        && service.TryGetOperation(call.Operation, out var operation)
            ? operation.Output
            : null;

    private string Key(ScanCall call, JsonElement input) => PageKey.Of(call.Service, call.Operation, region, input);
}
