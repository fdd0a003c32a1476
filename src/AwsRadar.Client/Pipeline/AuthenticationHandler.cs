using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace AwsRadar.Client.Pipeline;

/// <summary>Says who signs and how. It stands where an SDK's service client has its own resolver of authentication schemes.</summary>
internal sealed class AuthenticationHandler(AWSCredentials credentials) : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        var isUnsigned = ((PipelineCall)context.OriginalRequest).Operation.IsUnsigned;
        context.Signer = isUnsigned ? new NullSigner() : new AWS4Signer();
        context.Identity = credentials;
        return base.InvokeAsync<T>(executionContext);
    }
}
