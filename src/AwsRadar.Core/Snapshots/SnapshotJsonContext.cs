using System.Text.Json.Serialization;

namespace AwsRadar.Core.Snapshots;

/// <summary>
/// The one JSON form of a snapshot and its parts: camel case, absent members for null, computed members left out. The
/// store keeps it, SQL reads it, and <c>show --output json</c> prints it.
/// </summary>
/// <remarks>
/// Generated readers ignore the initial value of an init-only member that the JSON lacks: lists therefore read as empty
/// through their getters, so that a member added later does not break snapshots stored before.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(Snapshot))]
public sealed partial class SnapshotJsonContext : JsonSerializerContext;
