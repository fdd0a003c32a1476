using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AwsRadar.Client.Pipeline;

/// <summary>Hands the request that Wire wrote to the SDK.</summary>
internal sealed class CallMarshaller(string serviceId) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (PipelineCall)input;
        var request = new DefaultRequest(call, serviceId)
        {
            HttpMethod = call.Request.Method,
            ResourcePath = call.Request.RawPath,
            Content = call.Request.Body.ToArray(),
        };
        foreach (var (name, value) in call.Request.Headers)
        {
            request.Headers[name] = value;
        }

        return request;
    }
}
