using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AwsRadar.Wire.Protocols.Events;

namespace AwsRadar.Client.Calls;

/// <summary>One event of an answer that is a stream of them, or the error that ended it.</summary>
public sealed record CallEvent
{
    private static readonly JsonElement NoValue = JsonElement.Parse("{}"u8);

    /// <summary>The event's name in the model, such as <c>Records</c>; empty for an error.</summary>
    public string Name { get; init; } = "";

    /// <summary>The event's members as the AWS CLI would print them; an empty object for an error.</summary>
    public JsonElement Value { get; init; } = NoValue;

    /// <summary>Null for an event.</summary>
    public CallError? Error { get; init; }

    /// <summary>Whether this is what comes before the events: the members of the output beside the stream.</summary>
    public bool IsInitialResponse => Name is EventStreams.InitialResponse;

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    internal static CallEvent Failed(CallError error) => new() { Error = error };
}
