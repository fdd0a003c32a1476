using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Calls;

/// <summary>The outcome of a call, or of one page of it: an output or an error.</summary>
public sealed record CallResult
{
    /// <summary>The output as the AWS CLI prints it; an empty object when the operation returns nothing or failed.</summary>
    public JsonElement Output { get; init; } = EmptyOutput;

    /// <summary>Null when the call succeeded.</summary>
    public CallError? Error { get; init; }

    public string? RequestId { get; init; }

    /// <summary>
    /// The input members that ask for the page behind this one, such as <c>{"Marker":"…"}</c>, each named, null where the
    /// answer had no value for it. Null when the answer says that nothing follows, and for operations without pages.
    /// </summary>
    public JsonElement? NextPage { get; init; }

    /// <summary>How many times the request was sent: 0 when it never was.</summary>
    public int Attempts { get; init; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    private static JsonElement EmptyOutput { get; } = JsonElement.Parse("{}"u8);

    internal static CallResult From(WireResult<WireReply> read) =>
        read.TryGet(out var reply, out var error)
            ? new CallResult { Output = reply.Output, RequestId = reply.RequestId }
            : Failed(ErrorKinds.ToCallError(error));

    public static CallResult Failed(CallError error, int attempts = 0) =>
        new()
        {
            Error = error,
            RequestId = error.RequestId,
            Attempts = attempts,
        };
}
