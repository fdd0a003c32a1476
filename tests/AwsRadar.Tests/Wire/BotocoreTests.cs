using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Tests.Wire.Protocols;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Wire;

public sealed class BotocoreTests
{
    private const string Service = "service";

    private static readonly SigningCredentials Key = new(
        "AKIAIOSFODNN7EXAMPLE",
        new Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        new Secret("to+ken/=")
    );

    [Fact]
    public void Every_awsQuery_request_has_the_parameters_that_botocore_writes_and_its_signature()
    {
        BotocoreOracle.SkipUnlessInstalled();
        var cases = Cases().ToList();

        var answers = BotocoreOracle.Ask(cases);

        Assert.Equal(cases.Count, answers.Count);
        var known = cases.Zip(answers).Where(pair => pair.Second is not null).ToList();
        // An older botocore knows fewer operations; one that knows hardly any proves nothing.
        Assert.True(known.Count > cases.Count / 2, $"botocore knows {known.Count} of {cases.Count} requests.");
        Assert.All(known, pair => AssertSame(pair.First, pair.Second!));
    }

    private static IEnumerable<JsonObject> Cases() =>
        from name in ServiceCatalog.Names
        let service = Open(name)
        where service.Protocol is ServiceProtocol.AwsQuery
        from operation in service.OperationNames
        select new JsonObject
        {
            [Service] = name,
            ["operation"] = operation,
            ["input"] = new ModelValues(seed: 7).Structure(Operation(service, operation).Input),
        };

    private static void AssertSame(JsonObject sample, JsonNode answer)
    {
        var service = Open(sample[Service]!.GetValue<string>());
        var operation = Operation(service, sample["operation"]!.GetValue<string>());
        var body = answer["body"]!.GetValue<string>();
        ProtocolTable.TryGet(ServiceProtocol.AwsQuery, out var protocol);

        var request = protocol!.WriteRequest(service, operation, ModelValues.Element(sample["input"]!)).Value;
        var signed = RequestSigner.Sign(
            request with
            {
                Headers = request.Headers.With("Host", "127.0.0.1:4599"),
                Body = Encoding.ASCII.GetBytes(body),
            },
            Key,
            BotocoreOracle.Now,
            CredentialScope.At(BotocoreOracle.Now, "ap-northeast-2", service.SigningName),
            SigningOptions.Default
        );

        Assert.Equal(Parameters(body), Parameters(Encoding.ASCII.GetString(request.Body.Span)));
        Assert.Equal(answer["authorization"]!.GetValue<string>(), signed.Headers["Authorization"]);
    }

    /// <summary>The parameters in order of their names; Python writes 1e+100 where .NET writes 1E+100.</summary>
    private static IEnumerable<string> Parameters(string form) =>
        form.Split('&')
            .Select(pair => Uri.UnescapeDataString(pair.Replace('+', ' ')))
            .Select(pair => (Pair: pair, Name: pair[..pair.IndexOf('=', StringComparison.Ordinal)]))
            .OrderBy(each => each.Name, StringComparer.Ordinal)
            .Select(each => $"{each.Name}={Number(each.Pair[(each.Name.Length + 1)..])}");

    private static string Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value;

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);

    private static OperationModel Operation(ServiceModel service, string name) =>
        service.TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name);
}
