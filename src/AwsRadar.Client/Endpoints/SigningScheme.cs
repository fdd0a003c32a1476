using System.Collections.Immutable;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;
using AwsRadar.Wire.Endpoints;
using AwsRadar.Wire.Models;

namespace AwsRadar.Client.Endpoints;

/// <summary>Chooses among the ways in which an endpoint may be signed for: the first of these that it takes.</summary>
/// <remarks>https://smithy.io/2.0/aws/rules-engine/auth-schemes.html</remarks>
internal static class SigningScheme
{
    private const string SigV4 = "sigv4";
    private const string Session = "sigv4-s3express";
    private const string SigV4A = "sigv4a";

    // One region's signature is made in a fraction of the time, and where an endpoint takes it, it is good for the call.
    private static readonly string[] InOrder = [SigV4, Session, SigV4A];

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
        var scheme = InOrder
            .Select(name => schemes.FirstOrDefault(each => each.Name == name))
            .FirstOrDefault(found => found is not null);
        if (scheme is null && !schemes.IsEmpty)
        {
            throw new ConfigurationException(
                CallErrorKind.Unsupported,
                Translate(
                    $"`{endpoint.Url.Host}` takes only signatures of the kind `{schemes[0].Name}`, which is not supported."
                )
            );
        }

        var signingRegion = Real(scheme?.SigningRegion ?? region);
        return new ServiceEndpoint(endpoint.Url, signingRegion, scheme?.SigningName ?? service.SigningName, source)
        {
            Headers = endpoint.Headers,
            WantsVersionFour = scheme is not null,
            SignsPathAsItIs = scheme is { DisablesDoubleEncoding: true },
            WantsSession = scheme is { Name: Session },
            RegionSet = scheme is { Name: SigV4A } ? RegionSet(scheme, signingRegion) : null,
        };
    }

    private static string RegionSet(EndpointAuthScheme scheme, string region) =>
        scheme.SigningRegionSet.IsEmpty ? region : string.Join(',', scheme.SigningRegionSet);

    /// <summary>The pseudo region of global endpoints is none to sign for.</summary>
    private static string Real(string region) =>
        region == EndpointRules.GlobalRegion ? Partition.Of(region).ImplicitGlobalRegion : region;
}
