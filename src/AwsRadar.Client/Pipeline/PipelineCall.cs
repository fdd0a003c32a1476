using Amazon.Runtime;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Pipeline;

/// <summary>A call on its way through the SDK's pipeline, which only needs it to be a request object.</summary>
internal sealed class PipelineCall(
    IProtocol protocol,
    ServiceModel service,
    OperationModel operation,
    WireRequest request
) : AmazonWebServiceRequest
{
    public OperationModel Operation { get; } = operation;

    public WireRequest Request { get; } = request;

    /// <summary>How many times the request has left this machine.</summary>
    public int Attempts { get; set; }

    public WireResult<WireReply> Read(WireResponse response) => protocol.ReadResponse(service, Operation, response);
}
