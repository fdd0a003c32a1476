using System.Text;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>The role of the container that this program runs in: of Amazon ECS, of EKS Pod Identity, or another agent.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html</remarks>
internal sealed class ContainerIssuer(CredentialSettings settings, Uri url, string variable) : ICredentialIssuer
{
    private const string Relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private const string Full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string TokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private const int MaxAttempts = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public CredentialSource Source => CredentialSource.Container;

    public string Origin => Translate($"the container, at `{url}` (`{variable}`)");

    /// <summary>Null when the environment names no container.</summary>
    /// <exception cref="ConfigurationException">What it names must not be asked.</exception>
    public static ContainerIssuer? FromEnvironment(CredentialSettings settings)
    {
        var (text, variable) = settings.Environment switch
        {
            var environment when environment[Relative] is { } path => (ContainerHosts.Ecs + path, Relative),
            var environment => (environment[Full], Full),
        };
        return text is null
            ? null
            : new ContainerIssuer(settings, ContainerHosts.Check(text, variable, settings.MustBeLoopback), variable);
    }

    public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
    {
        using var http = new LocalHttp(Patience);
        var header = Authorization() is { } token ? ("Authorization", token) : ((string, string)?)null;
        for (var attempt = 1; ; attempt++)
        {
            var isLast = attempt == MaxAttempts;
            try
            {
                var answer = await http.SendAsync(HttpMethod.Get, url, header, cancellationToken);
                if (isLast || !answer.IsPassing)
                {
                    return Read(answer);
                }
            }
            catch (HttpRequestException exception) when (isLast)
            {
                throw CredentialErrors.None(
                    Translate($"No credentials came from {Origin}: {exception.Message.TrimEnd('.')}.")
                );
            }
            catch (HttpRequestException)
            {
                // An agent that has just started may need another moment.
            }

            await Task.Delay(Pause * attempt, settings.Time, cancellationToken);
        }
    }

    private IssuedCredentials Read(LocalAnswer answer) =>
        answer.IsSuccess
            ? IssuedJson.Read(IssuedJson.Parse(answer.Body, Origin), "Token", Origin)
            : throw CredentialErrors.None(
                Translate($"No credentials came from {Origin}: it answered with HTTP status {answer.Status}.")
            );

    /// <summary>Read each time: the file's token is renewed while a program runs.</summary>
    private string? Authorization()
    {
        var file = settings.Environment[TokenFile];
        var token = file is null
            ? settings.Environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
            : Encoding.UTF8.GetString(SharedFileBytes.Read(file)).TrimEnd('\r', '\n');
        return token switch
        {
            "" => throw CredentialErrors.None(Translate($"There is no token in `{file}` (`{TokenFile}`).")),
            not null when token.Any(char.IsControl) => throw CredentialErrors.None(
                Translate(
                    $"The authorization token for {Origin} holds a line break or another control character, which no header may."
                )
            ),
            _ => token,
        };
    }
}
