using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AwsRadar.Client.Pipeline;

/// <summary>
/// The one service client of this program: the AWS SDK's pipeline (retries, clock correction, signing, HTTP) for any
/// service, with Wire where generated code would be.
/// </summary>
internal sealed class PipelineClient : AmazonServiceClient
{
    private readonly string _serviceId;

    public PipelineClient(string serviceId, PipelineConfig config, AWSCredentials credentials)
        : base(credentials, config) => _serviceId = serviceId;

    /// <exception cref="ServiceAnswerException">The service answered with an error.</exception>
    public Task<PipelineReply> SendAsync(PipelineCall call, CancellationToken cancellationToken) =>
        InvokeAsync<PipelineReply>(
            call,
            new InvokeOptions
            {
                RequestMarshaller = new CallMarshaller(_serviceId),
                ResponseUnmarshaller = new ReplyUnmarshaller(call),
            },
            cancellationToken
        );

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.AddHandlerAfter<EndpointResolver>(new AuthenticationHandler(ExplicitAWSCredentials));
        pipeline.AddHandlerAfter<Signer>(new AttemptHandler());
    }
}
