using System.Text.Json;

namespace AwsRadar.Wire.Protocols.Events;

/// <summary>One event of a stream.</summary>
/// <param name="Name">The event's name in the model, such as <c>Records</c>; or <see cref="EventStreams.InitialResponse"/>.</param>
/// <param name="Value">An object in the AWS CLI's shape.</param>
public sealed record WireEvent(string Name, JsonElement Value);
