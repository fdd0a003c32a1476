using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Calls;

/// <summary>The outcome of a call, or of one page of it: an output or an error.</summary>
public sealed record CallResult
{
    /// <summary>The output as the AWS CLI prints it; an empty object when the operation returns nothing or failed.</summary>
    public JsonElement Output
    {
        get => Json.Element;
        init => Json = new OutputJson(value);
    }

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

    private OutputJson Json { get; init; } = OutputJson.Empty;

    /// <summary>
    /// Writes the output as UTF-8 in one line. For who only passes it on: <see cref="Output"/> is taken apart when it is first
    /// asked for, and this does not ask.
    /// </summary>
    public void WriteOutputTo(IBufferWriter<byte> buffer)
    {
        var utf8 = Json.Utf8;
        if (utf8.ContainsAnyInRange((byte)0, (byte)0x1F))
        {
            using var writer = new Utf8JsonWriter(buffer, OneLine);
            Output.WriteTo(writer);
        }
        else
        {
            buffer.Write(utf8);
        }
    }

    private static JsonWriterOptions OneLine => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static CallResult From(WireResult<WireReply> read) =>
        read.TryGet(out var reply, out var error)
            ? new CallResult { Json = reply.Json, RequestId = reply.RequestId }
            : Failed(ErrorKinds.ToCallError(error));

    public static CallResult Failed(CallError error, int attempts = 0) =>
        new()
        {
            Error = error,
            RequestId = error.RequestId,
            Attempts = attempts,
        };
}
