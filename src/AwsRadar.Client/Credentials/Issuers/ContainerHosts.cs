using System.Net;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>
/// The hosts that a container's credentials may come from: any by https; by http this machine, and the addresses that ECS and
/// EKS keep for it. The request may carry a token, and the answer is credentials: neither crosses a network in the clear.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html</remarks>
internal static class ContainerHosts
{
    public const string Ecs = "http://169.254.170.2";

    private static readonly IPAddress[] Agents =
    [
        IPAddress.Parse("169.254.170.2"),
        IPAddress.Parse("169.254.170.23"),
        IPAddress.Parse("fd00:ec2::23"),
    ];

    /// <exception cref="ConfigurationException">The text is no such URL.</exception>
    public static Uri Check(string text, string variable, bool mustBeLoopback)
    {
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        return isUrl && (url!.IsLoopback || (!mustBeLoopback && IsAllowed(url)))
            ? url
            : throw new ConfigurationException(
                CallErrorKind.Refused,
                Translate(
                    $"`{text}` (`{variable}`) is no place that credentials may come from: it must be https, or http on this machine or an "
                        + $"address of ECS or EKS. Nothing was sent."
                )
            );
    }

    private static bool IsAllowed(Uri url) =>
        url.Scheme is "https" || (IPAddress.TryParse(url.DnsSafeHost, out var address) && Agents.Contains(address));
}
