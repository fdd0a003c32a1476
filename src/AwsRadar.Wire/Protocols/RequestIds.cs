namespace AwsRadar.Wire.Protocols;

/// <summary>The headers in which services say the id of a request, which AWS support asks for.</summary>
internal static class RequestIds
{
    public const string Header = "x-amzn-RequestId";

    /// <summary>Amazon S3 and CloudFront spell it differently.</summary>
    public const string S3Header = "x-amz-request-id";

    public static string? Of(WireResponse response) => response.Headers[Header] ?? response.Headers[S3Header];
}
