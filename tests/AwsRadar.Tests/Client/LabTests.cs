using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Denials;
using AwsRadar.Lab;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>The client against the lab, with the lab's own verification and enforcement in between.</summary>
public sealed class LabTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Root_makes_a_user_and_the_user_is_denied_until_a_policy_allows()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), Cancel);
        using var root = Client(lab, lab.RootCredentials);
        await Succeed(root, "CreateUser", """{"UserName":"aws_radar"}""");
        using var user = Client(lab, await CreateKeyAsync(root, "aws_radar"));

        var denied = await user.CallAsync("iam", "ListUsers", cancellationToken: Cancel);
        await Succeed(
            root,
            "PutUserPolicy",
            """{"UserName":"aws_radar","PolicyName":"p","PolicyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:ListUsers\",\"Resource\":\"*\"}}"}"""
        );
        var allowed = await user.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal(CallErrorKind.Denied, denied.Error!.Kind);
        Assert.Equal("iam:ListUsers", denied.Error.MissingPermission);
        Assert.Equal($"arn:aws:iam::{lab.AccountId}:user/aws_radar", denied.Error.Denial!.Principal);
        Assert.Equal(DenialReason.IdentityBasedPolicy, denied.Error.Denial.Reason);
        Assert.Null(allowed.Error);
        Assert.Equal("aws_radar", allowed.Output.GetProperty("Users")[0].GetProperty("UserName").GetString());
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_key_are_invalid_credentials()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), Cancel);
        using var wrong = Client(lab, lab.RootCredentials with { SecretAccessKey = "wrong" });
        using var unknown = Client(lab, new LabCredentials("AKIAIOSFODNN7EXAMPLE", "x"));

        var mismatch = await wrong.CallAsync("iam", "ListUsers", cancellationToken: Cancel);
        var noSuchKey = await unknown.CallAsync("sts", "GetCallerIdentity", cancellationToken: Cancel);

        Assert.Equal(
            (CallErrorKind.InvalidCredentials, "SignatureDoesNotMatch"),
            (mismatch.Error!.Kind, mismatch.Error.Code)
        );
        Assert.Equal(
            (CallErrorKind.InvalidCredentials, "InvalidClientTokenId"),
            (noSuchKey.Error!.Kind, noSuchKey.Error.Code)
        );
    }

    [Fact]
    public async Task Pages_hold_every_user_once()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), Cancel);
        using var root = Client(lab, lab.RootCredentials);
        for (var number = 0; number < 7; number++)
        {
            await Succeed(root, "CreateUser", $$"""{"UserName":"user-{{number}}"}""");
        }

        var pages = await root.PagesAsync("iam", "ListUsers", JsonElement.Parse("""{"MaxItems":3}"""), Cancel)
            .ToListAsync(Cancel);

        Assert.Equal(3, pages.Count);
        Assert.All(pages, page => Assert.Null(page.Error));
        Assert.Equal(
            Enumerable.Range(0, 7).Select(number => $"user-{number}"),
            pages
                .SelectMany(page => page.Output.GetProperty("Users").EnumerateArray())
                .Select(user => user.GetProperty("UserName").GetString()!)
        );
    }

    private static async Task<LabCredentials> CreateKeyAsync(AwsClient root, string user)
    {
        var output = await Succeed(root, "CreateAccessKey", $$"""{"UserName":"{{user}}"}""");
        var key = output.GetProperty("AccessKey");
        return new LabCredentials(
            key.GetProperty("AccessKeyId").GetString()!,
            key.GetProperty("SecretAccessKey").GetString()!
        );
    }

    private static async Task<JsonElement> Succeed(AwsClient client, string operation, string input)
    {
        var result = await client.CallAsync("iam", operation, JsonElement.Parse(input), Cancel);
        Assert.Null(result.Error);
        return result.Output;
    }

    private static AwsClient Client(LabServer lab, LabCredentials credentials) =>
        new(
            new AwsClientOptions
            {
                EndpointUrl = lab.Endpoint.AbsoluteUri,
                Credentials = new SigningCredentials(credentials.AccessKeyId, new Secret(credentials.SecretAccessKey)),
                RequireLoopback = true,
            }
        );
}
