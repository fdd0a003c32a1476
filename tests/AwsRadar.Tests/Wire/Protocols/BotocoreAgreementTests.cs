using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols;

/// <summary>
/// Two independent implementations, one wire: every operation of the services whose models have the rarest traits, and
/// with AWS_RADAR_FULL_TESTS=1 of every service that both models have.
/// </summary>
public sealed class BotocoreAgreementTests
{
    private const int MaxShown = 12;
    private const string RequestId = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData(ServiceProtocol.AwsQuery, 150, 500)]
    [InlineData(ServiceProtocol.Ec2Query, 700, 700)]
    [InlineData(ServiceProtocol.AwsJson, 400, 6_000)]
    [InlineData(ServiceProtocol.RestJson, 300, 9_000)]
    [InlineData(ServiceProtocol.RestXml, 430, 430)]
    public void Every_request_is_what_botocore_writes_and_is_read_back(
        ServiceProtocol protocol,
        int atLeast,
        int atLeastOfAll
    )
    {
        BotocorePeer.SkipUnlessInstalled();

        AssertAgreement(
            BotocorePeer.Requests(protocol).Select(sample => DifferenceInRequest(protocol, sample)),
            BotocorePeer.IsFull ? atLeastOfAll : atLeast
        );
    }

    [Theory]
    [InlineData(ServiceProtocol.AwsQuery, 150, 500)]
    [InlineData(ServiceProtocol.Ec2Query, 700, 700)]
    [InlineData(ServiceProtocol.AwsJson, 400, 6_000)]
    [InlineData(ServiceProtocol.RestJson, 300, 9_000)]
    [InlineData(ServiceProtocol.RestXml, 430, 430)]
    public void Every_response_is_read_by_botocore_and_read_back(
        ServiceProtocol protocol,
        int atLeast,
        int atLeastOfAll
    )
    {
        BotocorePeer.SkipUnlessInstalled();
        var samples = BotocorePeer.Outputs(protocol).Where(sample => TryFind(sample, out _, out _)).ToList();
        var responses = samples.Select(sample => Write(protocol, sample)).ToList();

        var parsed = BotocorePeer.Parse(
            samples.Zip(responses, (sample, response) => Question(protocol, sample, response))
        );

        AssertAgreement(
            samples
                .Zip(responses, parsed)
                .Select(each => DifferenceInResponse(protocol, each.First, each.Second, each.Third)),
            BotocorePeer.IsFull ? atLeastOfAll : atLeast
        );
    }

    private static void AssertAgreement(IEnumerable<string?> differences, int atLeast)
    {
        var all = differences.ToList();
        var found = all.Where(difference => difference is { Length: > 0 }).ToList();

        Assert.True(
            found.Count == 0,
            $"{found.Count} of {all.Count} differ.\n{string.Join('\n', found.Take(MaxShown))}"
        );
        // A botocore that is much older than the models proves little.
        Assert.True(all.Count(each => each is not null) >= atLeast, $"Only {all.Count} operations were compared.");
    }

    /// <summary>Empty for agreement; null for an operation that our models do not have.</summary>
    private static string? DifferenceInRequest(ServiceProtocol protocol, JsonObject sample)
    {
        if (!TryFind(sample, out var service, out var operation))
        {
            return null;
        }

        var input = sample["input"]!;
        var written = Spoken(protocol).WriteRequest(service, operation, ModelValues.Element(input));
        if (!written.TryGet(out var request, out var error))
        {
            return $"{service} {operation}: {error.Message}";
        }

        var difference = RequestComparison.Difference(sample, request);
        if (difference is not null)
        {
            return $"{service} {operation}: {difference}";
        }

        var call = Spoken(protocol).ReadRequest(service, request);
        return call.TryGet(out var read, out error)
            ? Difference($"{service} {operation} → {read.Operation}", input, WithoutOwn(operation, input, read.Input))
            : $"{service} {operation}: {error.Message}";
    }

    /// <summary>
    /// A request announces the checksum that the client adds, and to API Gateway the type of the answer, in a header that
    /// is a parameter too.
    /// </summary>
    private static JsonObject WithoutOwn(OperationModel operation, JsonNode input, JsonElement read)
    {
        var result = JsonNode.Parse(read.GetRawText())!.AsObject();
        var own = operation
            .Input?.Members.Where(member =>
                member.LocationName is "x-amz-sha256-tree-hash" or "Accept"
                || string.Equals(member.Name, operation.HttpChecksum?.RequestAlgorithmMember, StringComparison.Ordinal)
            )
            .Select(member => member.Name);
        foreach (var name in own?.Where(name => input[name] is null).ToArray() ?? [])
        {
            result.Remove(name);
        }

        return result;
    }

    private static string DifferenceInResponse(
        ServiceProtocol protocol,
        JsonObject sample,
        WireResponse response,
        JsonObject parsed
    )
    {
        TryFind(sample, out var service, out var operation);
        var (output, place) = (sample["output"]!, $"{service} {operation}");
        var reply = Spoken(protocol).ReadResponse(service, operation, response);
        if (!reply.TryGet(out var read, out var error))
        {
            return $"{place}: {error.Message}";
        }

        var own = Difference(place, output, JsonNode.Parse(read.Output.GetRawText())!);
        var ids = read.RequestId is RequestId && parsed["requestId"]?.GetValue<string>() is RequestId;
        return own.Length > 0 ? own
            : !ids ? $"{place}: request id {read.RequestId}, {parsed["requestId"]}"
            : Difference($"{place} (botocore)", output, parsed["parsed"]!);
    }

    private static string Difference(string place, JsonNode expected, JsonNode actual)
    {
        var (before, after) = (JsonPruning.Prune(expected.DeepClone()), JsonPruning.Prune(actual.DeepClone()));
        return JsonNode.DeepEquals(before, after)
            ? ""
            : $"{place}\n  {before.ToJsonString()}\n  {after.ToJsonString()}";
    }

    private static WireResponse Write(ServiceProtocol protocol, JsonObject sample)
    {
        TryFind(sample, out var service, out var operation);
        return Spoken(protocol).WriteResponse(service, operation, ModelValues.Element(sample["output"]!), RequestId);
    }

    private static JsonObject Question(ServiceProtocol protocol, JsonObject sample, WireResponse response) =>
        new()
        {
            ["protocol"] = BotocorePeer.NameOf(protocol),
            ["service"] = sample["service"]!.GetValue<string>(),
            ["operation"] = sample["operation"]!.GetValue<string>(),
            ["status"] = response.Status,
            ["headers"] = new JsonObject(
                response.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))
            ),
            ["body"] = Convert.ToBase64String(response.Body.Span),
        };

    private static bool TryFind(JsonObject sample, out ServiceModel service, out OperationModel operation)
    {
        (service, operation) = (null!, null!);
        return ServiceCatalog.TryOpen(sample["service"]!.GetValue<string>(), out service!)
            && service.TryGetOperation(sample["operation"]!.GetValue<string>(), out operation!);
    }

    private static IProtocol Spoken(ServiceProtocol name) =>
        ProtocolTable.TryGet(name, out var protocol) ? protocol : throw new InvalidOperationException($"{name}");
}
