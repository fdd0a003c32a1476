using System.Collections.Concurrent;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;
using Xunit;

namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>
/// What one side of a protocol writes the other reads, for values made from the models: every operation of every service,
/// with all its members and with only the required ones; with AWS_RADAR_FULL_TESTS=1 many more of each.
/// </summary>
public sealed class RoundTripTests
{
    private const int MaxShown = 12;

    /// <summary>The operations of all compiled models. A new model raises it: one that is lost must not go unseen.</summary>
    private const int AtLeastOperations = 18_378;

    private static readonly int Seeds = Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1" ? 20 : 1;

    public static TheoryData<ServiceProtocol> Protocols =>
        [.. AllServices().Select(service => service.Protocol).Distinct().Order()];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_request_arrives_as_it_was_sent(ServiceProtocol protocol) =>
        AssertAll(protocol, (trip, _, filling, seed) => [trip.OfRequest(filling, seed)]);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_response_arrives_as_it_was_sent(ServiceProtocol protocol) =>
        AssertAll(protocol, (trip, _, filling, seed) => [trip.OfResponse(filling, seed)]);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_error_arrives_as_it_was_sent(ServiceProtocol protocol) =>
        AssertAll(
            protocol,
            (trip, operation, filling, seed) => operation.Errors.Select(shape => trip.OfError(shape, filling, seed))
        );

    [Theory]
    [InlineData(ServiceProtocol.AwsJson)]
    [InlineData(ServiceProtocol.RestJson)]
    public void Every_error_within_a_stream_of_events_arrives_as_it_was_sent(ServiceProtocol protocol) =>
        AssertAll(
            protocol,
            (trip, operation, filling, seed) =>
                EventStreams.OfOutput(operation) is { } stream
                    ? stream
                        .Shape.Members.Where(kind => kind.Shape.Error is not null)
                        .Select(kind => trip.OfStreamError(stream, kind, filling, seed))
                    : []
        );

    /// <summary>CBOR is not spoken: every service that offers it offers JSON as well.</summary>
    [Fact]
    public void No_operation_is_left_out_because_every_service_offers_a_protocol_that_is_spoken()
    {
        var unspoken = AllServices().Where(service => !ProtocolTable.TryGet(service.Protocol, out _));
        var withCbor = AllServices().Where(service => service.Protocols.Contains(ServiceProtocol.SmithyRpcV2Cbor));

        Assert.Empty(unspoken);
        Assert.All(withCbor, service => Assert.Contains(ServiceProtocol.AwsJson, service.Protocols));
        Assert.NotEmpty(withCbor);
        Assert.True(AllServices().Sum(service => service.OperationNames.Length) >= AtLeastOperations);
    }

    [Fact]
    public void No_two_operations_have_the_same_request_but_those_that_are_listed()
    {
        var found = new ConcurrentBag<string>();

        Parallel.ForEach(
            AllServices().SelectMany(service => Operations(service).Select(each => (service, each))),
            pair =>
            {
                var (service, operation) = pair;
                var isSpoken = ProtocolTable.TryGet(service.Protocol, out var protocol);
                var readAs = isSpoken ? new RoundTrip(service, operation, service.Protocol, protocol!).ReadAs() : null;
                if (readAs is not null && !string.Equals(readAs, operation.Name, StringComparison.Ordinal))
                {
                    found.Add($"{service}:{operation} {readAs}");
                }
            }
        );

        Assert.Equal(Exceptions.Twins.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static void AssertAll(
        ServiceProtocol name,
        Func<RoundTrip, OperationModel, Filling, int, IEnumerable<string?>> differences
    )
    {
        var found = new ConcurrentBag<string>();
        Assert.True(ProtocolTable.TryGet(name, out var protocol), $"{name} is not spoken.");

        var operations = AllServices()
            .Where(service => service.Protocol == name)
            .SelectMany(service => Operations(service).Select(each => (service, each)))
            .ToArray();
        Parallel.ForEach(
            operations,
            pair =>
            {
                var trip = new RoundTrip(pair.service, pair.each, name, protocol);
                foreach (var (filling, seed) in Fillings(pair.each))
                {
                    foreach (var difference in differences(trip, pair.each, filling, seed).OfType<string>())
                    {
                        found.Add(difference);
                    }
                }
            }
        );

        Assert.NotEmpty(operations);
        Assert.True(
            found.IsEmpty,
            $"{found.Count} differ.\n{string.Join('\n', found.Order(StringComparer.Ordinal).Take(MaxShown))}"
        );
    }

    private static IEnumerable<(Filling Filling, int Seed)> Fillings(OperationModel operation)
    {
        // Not the hash of .NET, which is another one in each process.
        var seed = operation.Name.Aggregate(17, (hash, each) => unchecked(hash * 31 + each));
        return Enumerable
            .Range(seed, Seeds)
            .SelectMany(each =>
                new[] { (Filling.Everything, each), (Filling.RequiredOnly, each), (Filling.Random, each) }
            );
    }

    private static IEnumerable<ServiceModel> AllServices() =>
        ServiceCatalog.Names.Select(name =>
            ServiceCatalog.TryOpen(name, out var service) ? service : throw new InvalidOperationException(name)
        );

    private static IEnumerable<OperationModel> Operations(ServiceModel service) =>
        service.OperationNames.Select(name =>
            service.TryGetOperation(name, out var operation) ? operation : throw new InvalidOperationException(name)
        );
}
