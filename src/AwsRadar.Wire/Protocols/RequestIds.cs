using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols;

/// <summary>The headers in which services say the id of a request, which AWS support asks for.</summary>
internal static class RequestIds
{
    public const string Header = "x-amzn-RequestId";

    /// <summary>Amazon S3 and CloudFront spell it differently.</summary>
    public const string S3Header = "x-amz-request-id";

    /// <summary>The header that a service's clients look for.</summary>
    public static string HeaderOf(ServiceModel service) => IsS3(service) ? S3Header : Header;

    public static bool IsS3(ServiceModel service) => service.ServiceId is "S3";

    public static string? Of(WireResponse response) => response.Headers[Header] ?? response.Headers[S3Header];
}
