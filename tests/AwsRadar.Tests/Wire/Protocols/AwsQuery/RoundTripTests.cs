using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.AwsQuery;

/// <summary>What one side writes the other reads, for generated values of every operation of every awsQuery service.</summary>
public sealed class RoundTripTests
{
    private const int ValuesPerOperation = 3;

    public static TheoryData<string> Services =>
        [.. ServiceCatalog.Names.Where(name => Open(name).Protocol is ServiceProtocol.AwsQuery)];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_request_arrives_as_it_was_sent(string name)
    {
        var service = Open(name);

        foreach (var (operation, input) in Samples(service, operation => operation.Input))
        {
            var request = Protocol(service).WriteRequest(service, operation, ModelValues.Element(input)).Value;
            var call = Protocol(service).ReadRequest(service, request).Value;

            Assert.Equal(operation.Name, call.Operation.Name);
            AssertSame(operation, input, call.Input.GetRawText(), request.Body);
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_response_arrives_as_it_was_sent(string name)
    {
        var service = Open(name);

        foreach (var (operation, output) in Samples(service, operation => operation.Output))
        {
            var response = Protocol(service)
                .WriteResponse(service, operation, ModelValues.Element(output), "11111111-2222-3333-4444-555555555555");
            var reply = Protocol(service).ReadResponse(service, operation, response).Value;

            Assert.Equal("11111111-2222-3333-4444-555555555555", reply.RequestId);
            AssertSame(operation, output, reply.Output.GetRawText(), response.Body);
        }
    }

    private static IEnumerable<(OperationModel Operation, JsonObject Value)> Samples(
        ServiceModel service,
        Func<OperationModel, Shape?> shapeOf
    ) =>
        from name in service.OperationNames
        from seed in Enumerable.Range(0, ValuesPerOperation)
        let operation = service.TryGetOperation(name, out var found) ? found : null
        select (operation, new ModelValues(seed).Structure(shapeOf(operation)));

    private static void AssertSame(
        OperationModel operation,
        JsonObject expected,
        string actual,
        ReadOnlyMemory<byte> bytes
    )
    {
        var (before, after) = (JsonPruning.Prune(expected), JsonPruning.Prune(JsonNode.Parse(actual)!));

        Assert.True(
            JsonNode.DeepEquals(before, after),
            $"{operation}\n{before.ToJsonString()}\n{after.ToJsonString()}\n{Encoding.UTF8.GetString(bytes.Span)}"
        );
    }

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);

    private static IProtocol Protocol(ServiceModel service) =>
        ProtocolTable.TryGet(service.Protocol, out var protocol)
            ? protocol
            : throw new InvalidOperationException(service.Name);
}
