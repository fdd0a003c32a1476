using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials;

/// <summary>One source of credentials, found but not asked yet.</summary>
internal interface ICredentialIssuer
{
    CredentialSource Source { get; }

    /// <summary>The source in words for people: <c>profile `aws_radar` in `/home/anna/.aws/credentials`</c>.</summary>
    string Origin { get; }

    /// <summary>Asks the source, each time anew.</summary>
    /// <exception cref="ConfigurationException">It has none to give, or gives them to somebody else only.</exception>
    Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken);
}
