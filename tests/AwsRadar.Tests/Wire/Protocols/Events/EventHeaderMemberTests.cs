using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.ReferenceCompiler.Botocore;
using AwsRadar.Tests.Wire.RoundTrips;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.Events;

/// <summary>Members of events in headers, and text as a payload, which models may have and the compiled ones do not have today.</summary>
public sealed class EventHeaderMemberTests
{
    private const string Model = """
        {
          "metadata": { "apiVersion": "2026-01-01", "endpointPrefix": "x", "protocol": "rest-json", "serviceFullName": "X",
                        "serviceId": "X", "signatureVersion": "v4", "uid": "x-2026-01-01" },
          "operations": { "Watch": { "name": "Watch", "http": { "method": "POST", "requestUri": "/" }, "output": { "shape": "Out" } } },
          "shapes": {
            "Out": { "type": "structure", "members": { "stream": { "shape": "Stream" } }, "payload": "stream" },
            "Stream": { "type": "structure", "eventstream": true,
                        "members": { "Seen": { "shape": "Seen" }, "Said": { "shape": "Said" } } },
            "Seen": { "type": "structure", "event": true, "members": {
                "isNew": { "shape": "Boolean", "eventheader": true }, "count": { "shape": "Integer", "eventheader": true },
                "size": { "shape": "Long", "eventheader": true }, "digest": { "shape": "Blob", "eventheader": true },
                "name": { "shape": "String", "eventheader": true }, "at": { "shape": "Timestamp", "eventheader": true },
                "detail": { "shape": "String" } } },
            "Said": { "type": "structure", "event": true, "members": { "text": { "shape": "String", "eventpayload": true } } },
            "Boolean": { "type": "boolean" }, "Integer": { "type": "integer" }, "Long": { "type": "long" },
            "Blob": { "type": "blob" }, "String": { "type": "string" }, "Timestamp": { "type": "timestamp" }
          }
        }
        """;

    [Theory]
    [InlineData(
        """{"Seen":{"isNew":false,"count":-3,"size":9007199254740993,"digest":"AAE=","name":"ü","at":"2026-11-23T21:15:00.123000+00:00","detail":"d"}}"""
    )]
    [InlineData("""{"Seen":{"isNew":true}}""")]
    [InlineData("""{"Said":{"text":"한국어 🦊"}}""")]
    public void They_arrive_as_they_were_sent(string item)
    {
        var service = new ServiceModel(
            "x",
            new ServiceChunk(new ServiceEncoder("x", JsonNode.Parse(Model)!.AsObject(), paginators: null).Encode())
        );
        service.TryGetOperation("Watch", out var operation);
        ProtocolTable.TryGet(ServiceProtocol.RestJson, out var protocol);
        var output = $$"""{"stream":[{{item}}]}""";

        var response = protocol!.WriteResponse(service, operation!, JsonElement.Parse(output), "r-1");
        var read = protocol.ReadResponse(service, operation!, response);

        Assert.Null(JsonDifference.First(JsonElement.Parse(output), read.Value.Output));
    }
}
