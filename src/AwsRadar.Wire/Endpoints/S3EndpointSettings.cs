namespace AwsRadar.Wire.Endpoints;

/// <summary>The choices that only Amazon S3's rules ask for.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-s3-access-point.html</remarks>
public sealed record S3EndpointSettings
{
    /// <summary>Whether the bucket stands in the path even where it could be part of the host.</summary>
    public bool ForcePathStyle { get; init; }

    public bool Accelerate { get; init; }

    /// <summary>Whether <c>us-east-1</c> means <c>s3.amazonaws.com</c>.</summary>
    public bool UseGlobalEndpoint { get; init; }

    public bool DisableMultiRegionAccessPoints { get; init; }

    /// <summary>Whether an ARN's region replaces the client's; null: the rules' own default, which is yes.</summary>
    public bool? UseArnRegion { get; init; }

    /// <summary>The same for S3 Control, whose default is no.</summary>
    public bool? UseArnRegionOfControl { get; init; }

    /// <summary>Whether directory buckets are called with the caller's own credentials instead of a session's.</summary>
    public bool DisableExpressSessions { get; init; }
}
