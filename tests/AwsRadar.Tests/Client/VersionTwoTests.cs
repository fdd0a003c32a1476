using System.Text;
using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Tests.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>The one service that still takes Signature Version 2 only.</summary>
public sealed class VersionTwoTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_signature_is_the_one_that_botocore_computes()
    {
        var service = ServiceCatalogTests.Open("sdb");
        Assert.True(service.TryGetOperation("ListDomains", out var operation));
        Assert.True(ProtocolTable.TryGet(service.Protocol, out var protocol));
        var input = JsonElement.Parse("""{"MaxNumberOfDomains":5,"NextToken":"a b+c/*~ü"}""");
        var request = protocol.WriteRequest(service, operation, input).Value;

        var signed = VersionTwoSigner.Sign(
            request with
            {
                Headers = request.Headers.With("Host", "sdb.amazonaws.com"),
            },
            AnsweringEndpoint.Key with
            {
                SessionToken = new Secret("to+ken/="),
            },
            new DateTimeOffset(2026, 11, 23, 21, 15, 0, TimeSpan.Zero)
        );

        Assert.EndsWith(
            "&Signature=Ks2jOCjVz913m14tDS3nLOWISKoB87KagGk3gaKLWKE%3D",
            Encoding.ASCII.GetString(signed.Body.Span),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_call_to_SimpleDB_is_signed_in_its_form_and_shown_without_the_signature()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Xml("<ListDomainsResponse><ListDomainsResult/></ListDomainsResponse>")
        );
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("sdb", "ListDomains", cancellationToken: Cancel);
        var prepared = await client.PrepareAsync("sdb", "ListDomains", cancellationToken: Cancel);

        Assert.Null(result.Error);
        var request = Assert.Single(endpoint.Requests);
        Assert.Contains("SignatureVersion=2", Encoding.ASCII.GetString(request.Body.Span), StringComparison.Ordinal);
        Assert.False(request.Headers.Contains("Authorization"));
        Assert.Equal("Action=ListDomains&Version=2009-04-15", Encoding.ASCII.GetString(prepared.Request!.Body.Span));
    }
}
