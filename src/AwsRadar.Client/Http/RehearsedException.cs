using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Http;

/// <summary>Carries a request past the SDK's pipeline, which takes it for a failure that no retry mends.</summary>
internal sealed class RehearsedException(PreparedRequest request) : Exception("The request was shown and not sent.")
{
    public PreparedRequest Request { get; } = request;
}
