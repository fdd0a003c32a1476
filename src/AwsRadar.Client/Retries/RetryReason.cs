namespace AwsRadar.Client.Retries;

/// <summary>Why a failed attempt is worth another.</summary>
internal enum RetryReason
{
    /// <summary>It is not: the same request would fail again.</summary>
    None,

    /// <summary>The network or the service failed for a moment.</summary>
    Transient,

    /// <summary>The service was asked too often.</summary>
    Throttling,

    /// <summary>The request was signed for a wrong time, and the right one is known now. Once a call, and free.</summary>
    Clock,
}
