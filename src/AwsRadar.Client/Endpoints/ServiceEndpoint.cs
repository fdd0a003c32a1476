namespace AwsRadar.Client.Endpoints;

/// <summary>Where a service is called and what its signatures are scoped to.</summary>
/// <param name="Source">Where the URL comes from, for people: <c>the option --endpoint-url</c>, <c>AWS_ENDPOINT_URL</c>, <c>AWS's rules</c>.</param>
public sealed record ServiceEndpoint(Uri Url, string SigningRegion, string SigningName, string Source)
{
    /// <summary>Whether the host is this machine by its name or address.</summary>
    public bool IsLoopback => Url.IsLoopback;
}
