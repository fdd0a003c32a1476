using AwsRadar.Client;
using AwsRadar.Client.Calls;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>What proves who makes a call, where that is no signature of Version 4.</summary>
public sealed class ProofTests
{
    [Theory]
    [InlineData("codecatalyst", "ListSpaces", null, CallErrorKind.NoCredentials, "use a profile with `sso_session`")]
    [InlineData(
        "codecatalyst",
        "ListSpaces",
        "a b",
        CallErrorKind.NoCredentials,
        "`AWS_BEARER_TOKEN_CODECATALYST` holds no token"
    )]
    public async Task A_call_that_cannot_be_proved_is_refused(
        string service,
        string operation,
        string? token,
        CallErrorKind kind,
        string message
    )
    {
        using var folder = Folder();
        using var client = new AwsClient(
            (token is null ? folder : folder.WithVariable("AWS_BEARER_TOKEN_CODECATALYST", token)).Options
        );

        var prepared = await client.PrepareAsync(service, operation, cancellationToken: Cancellation);

        Assert.Equal(kind, prepared.Error?.Kind);
        Assert.Contains(message, prepared.Error!.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SharedFolder Folder() =>
        new SharedFolder().WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0").WithVariable("AWS_REGION", "us-east-1");
}
