using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Endpoints;

/// <summary>AWS's own hosts: the global endpoints of IAM and STS, and the pattern that regional services follow.</summary>
/// <remarks>https://docs.aws.amazon.com/general/latest/gr/iam-service.html, https://docs.aws.amazon.com/general/latest/gr/sts.html</remarks>
internal static class AwsHosts
{
    public const string DefaultRegion = "us-east-1";
    private const string Source = "AWS's own endpoints";

    /// <summary>Null when the service is regional and there is no region.</summary>
    public static ServiceEndpoint? Find(ServiceModel service, string? region)
    {
        var partition = AwsPartition.Of(region ?? DefaultRegion);
        return service.Name switch
        {
            "iam" => Https(service, partition.IamHost, partition.IamRegion),
            "sts" when region is null => Https(service, "sts.amazonaws.com", DefaultRegion),
            _ when region is null => null,
            _ => Https(service, $"{service.EndpointPrefix}.{region}.{partition.DnsSuffix}", region),
        };
    }

    private static ServiceEndpoint Https(ServiceModel service, string host, string signingRegion) =>
        new(new Uri($"https://{host}"), signingRegion, service.SigningName, Source);
}
