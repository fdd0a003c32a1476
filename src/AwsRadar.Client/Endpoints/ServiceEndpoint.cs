using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Endpoints;

/// <summary>Where a service is called and what its signatures are scoped to.</summary>
/// <param name="Source">Where the URL comes from, for people and in their language: <c>the endpoint URL that was given</c>, <c>`AWS_ENDPOINT_URL`</c>, <c>AWS's own endpoints</c>.</param>
public sealed record ServiceEndpoint(Uri Url, string SigningRegion, string SigningName, string Source)
{
    /// <summary>Where the URL comes from. An endpoint is kept as long as its client: this is in the language of who reads it.</summary>
    public string Source
    {
        get => Translate(field);
        init;
    } = Source;

    /// <summary>Whether the host is this machine by its name or address.</summary>
    public bool IsLoopback => Url.IsLoopback;

    /// <summary>Scheme and host alone.</summary>
    internal Uri Origin { get; } = new($"{Url.Scheme}://{Url.Authority}");

    /// <summary>The host, with its port where that is not the usual one.</summary>
    internal string Host { get; } = Url.Authority;

    /// <summary>What stands before the path of every request, without a slash at its end.</summary>
    internal string BasePath { get; } = Url.AbsolutePath.TrimEnd('/');

    /// <summary>Whether a person or a file named the host, rather than AWS's rules.</summary>
    public bool IsConfigured { get; internal init; }

    /// <summary>Headers that every request there needs.</summary>
    internal WireHeaders Headers { get; init; } = WireHeaders.Empty;

    /// <summary>Whether AWS's rules say that Signature Version 4 is wanted, which some old services' models do not.</summary>
    internal bool WantsVersionFour { get; init; }

    /// <summary>The regions of a Signature Version 4a, separated by commas; null where Signature Version 4 is made.</summary>
    internal string? RegionSet { get; init; }

    /// <summary>Whether a session with the bucket signs, rather than the caller's own credentials.</summary>
    internal bool WantsSession { get; init; }

    /// <summary>Whether the path is signed as it is on the wire.</summary>
    internal bool SignsPathAsItIs { get; init; }
}
