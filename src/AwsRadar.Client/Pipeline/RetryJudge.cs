using AwsRadar.Client.Calls;
using AwsRadar.Client.Retries;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Pipeline;

/// <summary>Whether another attempt may end better.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html</remarks>
internal static class RetryJudge
{
    public static RetryReason Judge(CallError error, OperationModel operation) =>
        error.Kind switch
        {
            CallErrorKind.Throttled => RetryReason.Throttling,
            CallErrorKind.Transient or CallErrorKind.Unreachable => RetryReason.Transient,
            _ => ByModel(error.Code, operation),
        };

    /// <summary>Some models say of an error of their own that the same request may succeed later.</summary>
    private static RetryReason ByModel(string code, OperationModel operation) =>
        operation.Errors.FirstOrDefault(shape => shape.Error?.Code == code || shape.Name == code)?.Error switch
        {
            { IsThrottling: true } => RetryReason.Throttling,
            { IsRetryable: true } => RetryReason.Transient,
            _ => RetryReason.None,
        };
}
