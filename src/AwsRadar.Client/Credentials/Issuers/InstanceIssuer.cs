using System.Globalization;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>
/// The role of the EC2 instance that this program runs on, by version 2 of its metadata service: version 1 would hand its
/// credentials to whoever can make this machine send a plain GET.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html</remarks>
internal sealed class InstanceIssuer(Uri endpoint, TimeSpan timeout, int attempts, Func<string> nothingThere)
    : ICredentialIssuer
{
    private const string RolePath = "latest/meta-data/iam/security-credentials/";
    private const string TokenHeader = "X-aws-ec2-metadata-token";

    // Only the few requests of one refresh use it.
    private const string TokenSeconds = "60";

    private static readonly Uri IPv4 = new("http://169.254.169.254/");
    private static readonly Uri IPv6 = new("http://[fd00:ec2::254]/");

    public CredentialSource Source => CredentialSource.InstanceMetadata;

    public string Origin => Translate($"the role of this EC2 instance, at `{endpoint}`");

    /// <summary>Null when the metadata service must not be asked.</summary>
    /// <param name="nothingThere">The sentence for a machine that is no EC2 instance, or one without a role.</param>
    /// <exception cref="ConfigurationException">A setting is wrong.</exception>
    public static InstanceIssuer? FromSettings(
        CredentialSettings settings,
        SharedProfile? profile,
        Func<string> nothingThere
    )
    {
        if (settings.Environment.IsInstanceMetadataDisabled)
        {
            return null;
        }

        var endpoint = Endpoint(settings.Environment, profile);
        return settings.MustBeLoopback && !endpoint.IsLoopback
            ? null
            : new InstanceIssuer(
                endpoint,
                TimeSpan.FromSeconds(Number(settings, profile, "metadata_service_timeout")),
                Number(settings, profile, "metadata_service_num_attempts"),
                nothingThere
            );
    }

    public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
    {
        using var http = new LocalHttp(timeout);
        var token = await GetAsync(
            http,
            HttpMethod.Put,
            "latest/api/token",
            (TokenHeader + "-ttl-seconds", TokenSeconds),
            cancellationToken
        );
        var header = (TokenHeader, token);
        var role = await GetAsync(http, HttpMethod.Get, RolePath, header, cancellationToken);
        var name = Uri.EscapeDataString(role.Split('\n')[0].Trim());
        var json = await GetAsync(http, HttpMethod.Get, RolePath + name, header, cancellationToken);
        return Read(json);
    }

    private async Task<string> GetAsync(
        LocalHttp http,
        HttpMethod method,
        string path,
        (string, string) header,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await http.SendAsync(method, new Uri(endpoint, path), header, cancellationToken);
                if (answer is { IsSuccess: true, Text: { Length: > 0 } text })
                {
                    return text;
                }

                if (attempt >= attempts || !answer.IsPassing)
                {
                    throw CredentialErrors.None(nothingThere());
                }
            }
            catch (HttpRequestException) when (attempt >= attempts)
            {
                // Most machines are no EC2 instance: that is the end of the chain, not an error of its own.
                throw CredentialErrors.None(nothingThere());
            }
            catch (HttpRequestException)
            {
                // Asked again, as often as the settings say.
            }
        }
    }

    private IssuedCredentials Read(string text)
    {
        var json = IssuedJson.Parse(System.Text.Encoding.UTF8.GetBytes(text), Origin);
        return IssuedJson.Text(json, "Code") is { } code and not "Success"
            ? throw CredentialErrors.None(
                Translate(
                    $"No credentials came from {Origin}: {code}: {IssuedJson.Text(json, "Message") ?? Translate("no more was said")}"
                )
            )
            : IssuedJson.Read(json, "Token", Origin);
    }

    private static Uri Endpoint(ProcessEnvironment environment, SharedProfile? profile)
    {
        const string Setting = "ec2_metadata_service_endpoint";
        if ((environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? profile?[Setting]) is { } text)
        {
            return
                Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? url
                : throw new ConfigurationException(
                    CallErrorKind.Refused,
                    Translate(
                        $"`{text}` is not the URL of an instance's metadata: it looks like `http://169.254.169.254`."
                    )
                );
        }

        var mode = environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"] ?? profile?[Setting + "_mode"];
        return string.Equals(mode, "ipv6", StringComparison.OrdinalIgnoreCase) ? IPv6 : IPv4;
    }

    /// <summary>One second and one attempt unless the settings say otherwise, as with the AWS CLI.</summary>
    private static int Number(CredentialSettings settings, SharedProfile? profile, string setting)
    {
        var text = settings.Environment["AWS_" + setting.ToUpperInvariant()] ?? profile?[setting] ?? "1";
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < 1000
            ? number
            : throw CredentialErrors.None(Translate($"`{text}` (`{setting}`) is no number of 1 or more."));
    }
}
