using AwsRadar.Client.Pacing;
using AwsRadar.Client.Retries;

namespace AwsRadar.Client.Pipeline;

/// <summary>What bounds all calls of one client, which is one account's, to one service.</summary>
internal sealed record ServiceLimits(int MaxAttempts, RetryQuota Quota, Backoff Backoff, CallPace Pace);
