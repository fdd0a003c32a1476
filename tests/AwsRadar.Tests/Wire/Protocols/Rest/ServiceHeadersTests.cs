using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.Rest;

public sealed class ServiceHeadersTests
{
    [Fact]
    public void API_Gateway_is_asked_for_the_JSON_of_its_model() =>
        Assert.Equal("application/json", Write("apigateway", "GetRestApis", "{}").Headers["Accept"]);

    [Fact]
    public void Glacier_is_told_its_version() =>
        Assert.Equal(
            "2012-06-01",
            Write("glacier", "ListVaults", """{"accountId":"-"}""").Headers["x-amz-glacier-version"]
        );

    /// <summary>The empty archive, and three leaves: the odd one goes up a level as it is.</summary>
    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1024 * 1024, "30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58")]
    [InlineData(2_621_440, null)]
    public void An_archive_has_its_tree_hash(int length, string? expected)
    {
        var body = new StreamingBody(() => new MemoryStream(new byte[length]), length);
        var operation = Operation("glacier", "UploadArchive");
        var input = JsonElement.Parse("""{"vaultName":"v","accountId":"-"}""");

        ProtocolTable.TryGet(ServiceProtocol.RestJson, out var protocol);
        var request = protocol!.WriteRequest(Open("glacier"), operation, input, body).Value;

        Assert.Equal(expected ?? OfThreeLeaves(), request.Headers["x-amz-sha256-tree-hash"]);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(new byte[length])),
            request.Headers["x-amz-content-sha256"]
        );
    }

    private static string OfThreeLeaves()
    {
        static byte[] Hash(byte[] bytes) => System.Security.Cryptography.SHA256.HashData(bytes);
        var (full, half) = (Hash(new byte[1024 * 1024]), Hash(new byte[512 * 1024]));
        return Convert.ToHexStringLower(Hash([.. Hash([.. full, .. full]), .. half]));
    }

    private static WireRequest Write(string service, string operation, string input)
    {
        ProtocolTable.TryGet(ServiceProtocol.RestJson, out var protocol);
        return protocol!.WriteRequest(Open(service), Operation(service, operation), JsonElement.Parse(input)).Value;
    }

    private static OperationModel Operation(string service, string name) =>
        Open(service).TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);
}
