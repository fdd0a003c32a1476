using System.Runtime.CompilerServices;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols;

public sealed class EventStreamTests
{
    [Fact]
    public void The_operations_that_are_refused_are_the_ones_that_the_document_lists()
    {
        var refused = ServiceCatalog
            .Names.Select(name => (Name: name, Operations: string.Join(", ", RefusedOf(name))))
            .Where(service => service.Operations.Length > 0)
            .Select(service => $"- `{service.Name}`: {service.Operations}");

        var documented = File.ReadLines(Document()).Where(line => line.StartsWith("- `", StringComparison.Ordinal));

        Assert.Equal(documented, refused);
    }

    private static IEnumerable<string> RefusedOf(string name)
    {
        ServiceCatalog.TryOpen(name, out var service);
        var isSpoken = ProtocolTable.TryGet(service!.Protocol, out var protocol);
        return from operationName in isSpoken ? service.OperationNames : []
            let operation = service.TryGetOperation(operationName, out var found) ? found : null
            let result = protocol!.WriteRequest(service, operation, JsonElement.Parse("{}"))
            where result.Error is { Kind: WireErrorKind.Unsupported }
            select $"`{operationName}`";
    }

    private static string Document([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "../../../../docs/protocols.md");
}
