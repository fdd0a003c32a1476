using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols;

/// <summary>Rows C4 and L3 of the threat model for every protocol: a message with damage is an error or a value, never an exception.</summary>
public sealed class HostileMessageTests
{
    private static readonly int Rounds = BotocorePeer.IsFull ? 2_000 : 60;

    /// <summary>Enough that one of them gives texts that a path and a header can hold.</summary>
    private static readonly IEnumerable<int> Seeds = Enumerable.Range(0, 2_000);

    /// <summary>For the few operations that random texts never fit, such as those with streams of events.</summary>
    private static readonly WireResult<WireRequest> Fallback = new WireRequest { Method = "GET", RawPath = "/a/b" };

    public static TheoryData<string> Services =>
        [
            "iam",
            "sns",
            "ec2",
            "dynamodb",
            "kms",
            "lambda",
            "lex-runtime",
            "xray",
            "apigateway",
            "s3",
            "route53",
            "cloudfront",
        ];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_damaged_response_is_no_exception(string name)
    {
        var service = Open(name);
        var damage = new Damage(seed: 7);
        foreach (var operation in OperationsOf(service))
        {
            var response = Seeds
                .Select(seed => ModelValues.Element(new ModelValues(seed).Structure(operation.Output)))
                .Select(output => TryWrite(service, operation, output))
                .First(each => each is not null)!;
            for (var round = 0; round < Rounds; round++)
            {
                var damaged = response with
                {
                    Status = damage.Status(response.Status),
                    Headers = damage.Headers(response.Headers),
                    Body = damage.Bytes(response.Body),
                };
                var result = Spoken(service).ReadResponse(service, operation, damaged);

                Assert.True(
                    result.TryGet(out var reply, out var error) ? IsJson(reply.Output) : error.Message.Length >= 0
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_damaged_request_is_no_exception(string name)
    {
        var service = Open(name);
        var damage = new Damage(seed: 11);
        foreach (var operation in OperationsOf(service))
        {
            var request = Seeds
                .Select(seed => ModelValues.Element(new ModelValues(seed).Structure(operation.Input)))
                .Select(input => Spoken(service).WriteRequest(service, operation, input))
                .FirstOrDefault(each => each.Error is null, Fallback)
                .Value;
            for (var round = 0; round < Rounds; round++)
            {
                var damaged = request with
                {
                    RawPath = damage.Text(request.RawPath),
                    RawQuery = damage.Text(request.RawQuery),
                    Headers = damage.Headers(request.Headers),
                    Body = damage.Bytes(request.Body),
                };
                var result = Spoken(service).ReadRequest(service, damaged);

                Assert.True(result.TryGet(out var call, out var error) ? IsJson(call.Input) : error.Status is >= 400);
            }
        }
    }

    /// <summary>Null for a random text that no header can hold.</summary>
    private static WireResponse? TryWrite(ServiceModel service, OperationModel operation, JsonElement output)
    {
        try
        {
            return Spoken(service).WriteResponse(service, operation, output, "r");
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether what was read can be read again: every text in it is one.</summary>
    private static bool IsJson(JsonElement value) => JsonSerializer.SerializeToUtf8Bytes(value).Length > 0;

    private static IEnumerable<OperationModel> OperationsOf(ServiceModel service) =>
        service.OperationNames.Select(name =>
            service.TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name)
        );

    private static IProtocol Spoken(ServiceModel service) =>
        ProtocolTable.TryGet(service.Protocol, out var protocol)
            ? protocol
            : throw new InvalidOperationException(service.Name);

    private static ServiceModel Open(string name) =>
        ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name);

    /// <summary>Small random changes, the same for the same seed.</summary>
    private sealed class Damage(int seed)
    {
        private static readonly string[] Pieces =
        [
            "\0",
            "\"",
            "\\ud800",
            "{",
            "[[[[[[[[[[",
            "<",
            "</",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            "&b;",
            "&#0;",
            "%",
            "%ff",
            "+",
            "&",
            "=",
            "null",
            "1e999",
            "-",
            "é",
            "\uFFFF",
            ",",
            "\"\"",
            "<Error>",
            "}}",
            "]]>",
            "//",
            "..",
            "%2F",
            "NaN",
        ];

        private readonly Random _random = new(seed);

        public int Status(int status) => _random.Next(6) == 0 ? _random.Next(100, 600) : status;

        public ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> bytes) =>
            _random.Next(4) switch
            {
                0 => bytes[.._random.Next(bytes.Length + 1)],
                1 when bytes.Length > 0 => Flip(bytes.ToArray()),
                _ => Splice(bytes.ToArray(), Encoding.UTF8.GetBytes(Piece())),
            };

        public string Text(string text) =>
            _random.Next(3) == 0 ? text.Insert(_random.Next(text.Length + 1), Piece()) : text;

        public WireHeaders Headers(WireHeaders headers) =>
            new(
                headers
                    .Where(_ => _random.Next(10) > 0)
                    .Select(header => KeyValuePair.Create(header.Key, Text(header.Value)))
                    .SelectMany(header => _random.Next(20) == 0 ? new[] { header, header } : [header])
            );

        private string Piece() => Pieces[_random.Next(Pieces.Length)];

        private byte[] Flip(byte[] bytes)
        {
            bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
            return bytes;
        }

        private byte[] Splice(byte[] bytes, byte[] piece)
        {
            var at = _random.Next(bytes.Length + 1);
            return [.. bytes.AsSpan(0, at), .. piece, .. bytes.AsSpan(at)];
        }
    }
}
