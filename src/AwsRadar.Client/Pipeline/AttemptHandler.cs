using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AwsRadar.Client.Pipeline;

/// <summary>Counts how often a request is sent.</summary>
internal sealed class AttemptHandler : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        ((PipelineCall)executionContext.RequestContext.OriginalRequest).Attempts++;
        return base.InvokeAsync<T>(executionContext);
    }
}
