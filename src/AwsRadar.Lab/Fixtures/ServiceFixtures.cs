using System.Collections.Frozen;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Fixtures;

/// <summary>All that the fixtures say about one service.</summary>
/// <param name="Operations">By the name in the model: <c>ListBuckets</c>.</param>
internal sealed record ServiceFixtures(
    ServiceModel Model,
    IProtocol Protocol,
    FrozenDictionary<string, OperationFixtures> Operations
);
