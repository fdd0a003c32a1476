using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Hosting;
using AwsRadar.Lab.Serving;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab;

/// <summary>
/// An AWS endpoint for IAM and STS on this machine's loopback address. It verifies every signature and enforces the
/// account's policies, so that any AWS client can be pointed at it. Everything is in memory and gone when it stops.
/// </summary>
public sealed class LabServer : IAsyncDisposable
{
    /// <summary>Where IAM's global endpoint is signed for.</summary>
    private const string Region = "us-east-1";

    private readonly LabHost _host;

    private LabServer(LabHost host, AccountId accountId, LabCredentials rootCredentials)
    {
        _host = host;
        AccountId = accountId;
        RootCredentials = rootCredentials;
    }

    /// <summary>The endpoint URL, <c>http://127.0.0.1:PORT</c>.</summary>
    public Uri Endpoint => _host.Endpoint;

    public AccountId AccountId { get; }

    /// <summary>The root user's access key: it may do everything in the account.</summary>
    public LabCredentials RootCredentials { get; }

    /// <summary>The environment variables that point an AWS client at this lab as its root user, the secret included.</summary>
    public ImmutableArray<KeyValuePair<string, string>> EnvironmentVariables =>
        EnvironmentVariablesFor(RootCredentials);

    /// <summary>The environment variables that point an AWS client at this lab with the given key.</summary>
    public ImmutableArray<KeyValuePair<string, string>> EnvironmentVariablesFor(LabCredentials credentials) =>
        [
            new("AWS_ENDPOINT_URL", Endpoint.GetLeftPart(UriPartial.Authority)),
            new("AWS_ACCESS_KEY_ID", credentials.AccessKeyId),
            new("AWS_SECRET_ACCESS_KEY", credentials.SecretAccessKey),
            new("AWS_REGION", Region),
            // boto3 and the AWS CLI's version 1 read this name only.
            new("AWS_DEFAULT_REGION", Region),
        ];

    /// <summary>Starts a lab that listens when the task completes.</summary>
    /// <exception cref="LabStartException">The port is taken or the account cannot be read.</exception>
    public static async Task<LabServer> StartAsync(LabOptions options, CancellationToken cancellationToken = default)
    {
        CheckRootCredentials(options.RootCredentials);
        var usage = new AccessKeyUsage();
        var account = AccountLoader.Load(options, usage);
        var pipeline = new RequestPipeline(new AccountStore(account), usage, options.TimeProvider);
        var host = await LabHost.StartAsync(options.Port, new LabEndpoint(pipeline).HandleAsync, cancellationToken);
        return new LabServer(host, account.AccountId, account.RootCredentials);
    }

    /// <summary>Stops listening and forgets the account.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static void CheckRootCredentials(LabCredentials? root)
    {
        var isKey =
            root is null
            || root.AccessKeyId is { Length: >= 16 and <= 128 } id
                && id.All(char.IsAsciiLetterOrDigit)
                && root.SecretAccessKey.Length > 0;
        if (!isKey)
        {
            throw new LabStartException(
                LabStartFailure.RootCredentials,
                "The root access key id must be 16 to 128 letters and digits, and its secret must not be empty."
            );
        }
    }
}
