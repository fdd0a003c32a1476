using System.Buffers;
using System.Text;
using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>An output that is passed on as text and one that is taken apart are the same.</summary>
public sealed class OutputTests
{
    private const string Summary = """
        <GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountSummaryResult><SummaryMap>
        <entry><key>Users</key><value>15</value></entry><entry><key>UsersQuota</key><value>005000</value></entry>
        </SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_in_XML_is_passed_on_as_it_is_taken_apart()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => AnsweringEndpoint.Xml(Summary));
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "get-account-summary", cancellationToken: Cancel);
        var (before, after) = (Written(result), result.Output.GetRawText());

        Assert.Equal("""{"SummaryMap":{"Users":15,"UsersQuota":5000}}""", before);
        Assert.Equal(before, after);
        Assert.Equal(before, Written(result));
    }

    [Fact]
    public async Task A_document_that_a_service_returns_in_many_lines_is_passed_on_in_one()
    {
        const string Answer = """
            {"Resources": [{"Properties": [{"Name": "tags", "Data": {
                "team" : ["보안",
                    "a\nb"]
            }}]}]}
            """;
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => Json(Answer));
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync(
            "resource-explorer-2",
            "search",
            JsonElement.Parse("""{"QueryString":"tag:team"}"""),
            Cancel
        );

        Assert.Equal(
            """{"Resources":[{"Properties":[{"Name":"tags","Data":{"team":["보안","a\nb"]}}]}]}""",
            Written(result)
        );
    }

    [Fact]
    public void A_failure_has_an_empty_object_in_place_of_an_output()
    {
        var result = CallResult.Failed(new CallError(CallErrorKind.Denied, "AccessDenied", "no"));

        Assert.Equal("{}", Written(result));
        Assert.Equal("{}", result.Output.GetRawText());
    }

    private static WireResponse Json(string json) =>
        new()
        {
            Status = 200,
            Headers = new WireHeaders([new("Content-Type", "application/json")]),
            Body = Encoding.UTF8.GetBytes(json),
        };

    private static string Written(CallResult result)
    {
        var bytes = new ArrayBufferWriter<byte>();
        result.WriteOutputTo(bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
