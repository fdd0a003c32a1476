namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>Calls that carry a token instead of a signature: whoever receives one can use it.</summary>
internal static class BearerCalls
{
    /// <summary>
    /// The options of such a call. An endpoint that a command line named for one call gets no token, unless it is this
    /// machine's own: only AWS does, or what the environment or the files name, as with the AWS CLI.
    /// </summary>
    /// <param name="region">Where the call goes; null leaves the region of <paramref name="options"/>.</param>
    public static AwsClientOptions Options(AwsClientOptions options, string? region = null) =>
        options with
        {
            Region = region ?? options.Region,
            EndpointUrl =
                Uri.TryCreate(options.EndpointUrl, UriKind.Absolute, out var url) && url.IsLoopback
                    ? options.EndpointUrl
                    : null,
            MfaCode = null,
            Warn = null,
        };
}
