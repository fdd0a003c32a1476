namespace AwsRadar.Client.Retries;

/// <summary>AWS's names for how a client retries. All three wait and count alike here; they differ in the default of attempts.</summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-retries.html</remarks>
public enum RetryMode
{
    /// <summary>3 attempts, 4 for DynamoDB.</summary>
    Standard,

    /// <summary>As standard; the pace that it adds is always kept here.</summary>
    Adaptive,

    /// <summary>5 attempts, as older clients made.</summary>
    Legacy,
}
