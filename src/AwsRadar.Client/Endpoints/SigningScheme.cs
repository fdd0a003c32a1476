using System.Collections.Immutable;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Endpoints;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Endpoints;

/// <summary>Chooses among the ways in which an endpoint may be signed for.</summary>
internal static class SigningScheme
{
    private const string SigV4 = "sigv4";

    /// <param name="region">What is signed for where the rules name no region.</param>
    /// <exception cref="ConfigurationException">The endpoint takes only signatures that this program does not make.</exception>
    public static ServiceEndpoint Apply(
        ServiceModel service,
        ResolvedEndpoint endpoint,
        ImmutableArray<EndpointAuthScheme> schemes,
        string region,
        string source
    )
    {
        var scheme = schemes.FirstOrDefault(each => each.Name is SigV4);
        if (scheme is null && !schemes.IsEmpty)
        {
            throw new ConfigurationException(
                CallErrorKind.Unsupported,
                $"`{endpoint.Url.Host}` takes only signatures of the kind `{schemes[0].Name}`, which is not supported: "
                    + "call the bucket or access point of one region instead."
            );
        }

        return new ServiceEndpoint(
            endpoint.Url,
            Real(scheme?.SigningRegion ?? region),
            scheme?.SigningName ?? service.SigningName,
            source
        )
        {
            Headers = endpoint.Headers,
            WantsVersionFour = scheme is not null,
            SignsPathAsItIs = scheme is { DisablesDoubleEncoding: true },
        };
    }

    /// <summary>The pseudo region of global endpoints is none to sign for.</summary>
    private static string Real(string region) =>
        region == EndpointRules.GlobalRegion ? Partition.Of(region).ImplicitGlobalRegion : region;
}
