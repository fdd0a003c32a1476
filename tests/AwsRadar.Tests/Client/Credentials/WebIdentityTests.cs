using System.Text;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Credentials;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>Roles by web identity: what STS is asked, unsigned, and what a token that is none becomes.</summary>
public sealed class WebIdentityTests
{
    private const string Role = "arn:aws:iam::123456789012:role/deploy";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_token_of_the_file_is_sent_without_a_signature()
    {
        await using var sts = await AnsweringEndpoint.StartAsync(_ => AnsweringEndpoint.Xml(Answer));
        using var home = Home(sts, "header.payload.signature\n").WithVariable("AWS_ROLE_SESSION_NAME", "build-77");

        var identity = (await IdentityAsync(home)).Identity!;

        Assert.Equal((CredentialSource.WebIdentity, "ASIA…WEB1"), (identity.Source, identity.MaskedAccessKeyId));
        var request = Assert.Single(sts.Requests);
        var form = Body(request).Split('&').Select(Uri.UnescapeDataString);
        Assert.Equal(
            [
                "Action=AssumeRoleWithWebIdentity",
                $"RoleArn={Role}",
                "RoleSessionName=build-77",
                "Version=2011-06-15",
                "WebIdentityToken=header.payload.signature",
            ],
            form.Order(StringComparer.Ordinal)
        );
        Assert.Null(request.Headers["Authorization"]);
    }

    [Fact]
    public async Task A_token_is_read_again_for_each_refresh()
    {
        await using var sts = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Xml(Answer.Replace("2999", $"{DateTime.UtcNow.Year + 1}", StringComparison.Ordinal))
        );
        using var home = Home(sts, "first.token.x");
        var clock = new Clock { Now = DateTimeOffset.UtcNow };
        using var client = new AwsClient(home.Options with { Time = clock });

        await client.IdentityAsync(Cancel);
        home.With("token", "second.token.x");
        clock.Now = DateTimeOffset.UtcNow.AddYears(1);
        await client.IdentityAsync(Cancel);

        Assert.Collection(
            sts.Requests,
            request => Assert.Contains("first.token.x", Body(request), StringComparison.Ordinal),
            request => Assert.Contains("second.token.x", Body(request), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task A_file_without_a_token_is_named_and_nothing_is_sent(string? token)
    {
        await using var sts = await AnsweringEndpoint.StartAsync(_ => AnsweringEndpoint.Xml(Answer));
        using var home = Home(sts, token);

        var error = (await IdentityAsync(home)).Error!;

        Assert.Equal(CallErrorKind.NoCredentials, error.Kind);
        Assert.Contains(
            $"There is no web identity token in `{home.PathOf("token")}`",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(sts.Requests);
    }

    [Fact]
    public async Task A_token_that_AWS_refuses_is_one_sentence_that_does_not_show_it()
    {
        await using var sts = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Error("InvalidIdentityToken", "The ID Token provided is not valid.", 400)
        );
        using var home = Home(sts, "header.payload.signature");

        var error = (await IdentityAsync(home)).Error!;

        Assert.Equal("InvalidIdentityToken", error.Code);
        Assert.StartsWith(
            $"The role `{Role}` cannot be assumed with the web identity in",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("header.payload", error.Message, StringComparison.Ordinal);
    }

    private static string Body(WireRequest request) => Encoding.UTF8.GetString(request.Body.Span);

    private static string Answer =>
        """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>ASIAWEBIDENTITYAWEB1</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
                <SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>
              </Credentials></AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>
            """;

    private static SharedFolder Home(AnsweringEndpoint sts, string? token)
    {
        var home = new SharedFolder();
        home.WithVariable("AWS_ENDPOINT_URL_STS", sts.Url)
            .WithVariable("AWS_REGION", "eu-west-1")
            .WithVariable("AWS_ROLE_ARN", Role)
            .WithVariable("AWS_WEB_IDENTITY_TOKEN_FILE", home.PathOf("token"));
        return token is null ? home : home.With("token", token);
    }

    private static async Task<IdentityResult> IdentityAsync(SharedFolder home)
    {
        using var client = new AwsClient(home.Options);
        return await client.IdentityAsync(Cancel);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
