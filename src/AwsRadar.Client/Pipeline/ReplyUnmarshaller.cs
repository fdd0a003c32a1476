using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Pipeline;

/// <summary>Hands a response to Wire. Bodies are in memory already, read within bounds by <see cref="Http.BoundedBodyHandler"/>.</summary>
internal sealed class ReplyUnmarshaller(PipelineCall call) : ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var response = ((BodyContext)input).ToResponse();
        return new PipelineReply { Result = call.Read(response), HttpStatusCode = (HttpStatusCode)response.Status };
    }

    public override AmazonServiceException UnmarshallException(
        UnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
    {
        var error =
            call.Read(((BodyContext)input).ToResponse()).Error
            ?? WireError.Unreadable($"A success came with HTTP status {(int)statusCode}.", (int)statusCode);
        return new ServiceAnswerException(error, innerException);
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream,
        bool maintainResponseBody,
        IWebResponseData response,
        bool isException
    ) => new BodyContext(responseStream, response);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream,
        bool maintainResponseBody,
        IWebResponseData response,
        bool isException,
        IRequestContext requestContext
    ) => new BodyContext(responseStream, response);
}
