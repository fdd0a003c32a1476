using Amazon.Runtime;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Pipeline;

/// <summary>What a response with a success status held: an output, or why it is none.</summary>
internal sealed class PipelineReply : AmazonWebServiceResponse
{
    public WireResult<WireReply> Result { get; init; }
}
