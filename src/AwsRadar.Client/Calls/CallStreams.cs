using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Calls;

/// <summary>Content of a call that stays outside memory, such as the files that S3's PutObject sends and GetObject returns.</summary>
public sealed record CallStreams
{
    /// <summary>
    /// The body of the request; the input is then without the member that <see cref="StreamingPayload.OfInput"/> names.
    /// </summary>
    public StreamingBody? Body { get; init; }

    /// <summary>
    /// Opens, empty, where the body of a success goes: once for each attempt, because one that breaks off is made anew. It
    /// is disposed after each. The output is then without the member that <see cref="StreamingPayload.OfOutput"/> names; for
    /// operations without such a member it is not called.
    /// </summary>
    public Func<Stream>? OpenOutput { get; init; }
}
