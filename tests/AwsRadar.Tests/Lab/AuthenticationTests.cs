using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Who may say who they are: threat model row L1.</summary>
public sealed class AuthenticationTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task The_root_user_is_the_account()
    {
        var identity = await fixture.Root.Sts.CallAsync("GetCallerIdentity");

        Assert.Equal("arn:aws:iam::123456789012:root", identity.GetProperty("Arn").GetString());
        Assert.Equal("123456789012", identity.GetProperty("UserId").GetString());
    }

    [Fact]
    public async Task A_user_without_permissions_may_ask_who_they_are()
    {
        var key = await fixture.CreateUserAsync("whoami", LabFixture.Deny("*"));

        var identity = await fixture.ClientOf(key).Sts.CallAsync("GetCallerIdentity");

        Assert.Equal("arn:aws:iam::123456789012:user/whoami", identity.GetProperty("Arn").GetString());
        Assert.StartsWith("AIDA", identity.GetProperty("UserId").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_does_not_match_the_signature()
    {
        var wrong = fixture.Lab.RootCredentials with { SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };

        var error = await fixture.ClientOf(wrong).FailAsync("ListUsers");

        Assert.Equal(("SignatureDoesNotMatch", 403), (error.Code, error.Status));
        Assert.StartsWith(
            "The request signature we calculated does not match the signature you provided.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_unknown_key_is_an_invalid_token()
    {
        var unknown = new LabCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        var error = await fixture.ClientOf(unknown).FailAsync("ListUsers");

        Assert.Equal(("InvalidClientTokenId", 403), (error.Code, error.Status));
        Assert.Equal("The security token included in the request is invalid.", error.Message);
    }

    [Theory]
    [InlineData("Inactive")]
    [InlineData("Deleted")]
    public async Task A_key_that_is_no_longer_active_is_an_invalid_token(string fate)
    {
        var name = $"former-{fate}";
        var key = await fixture.CreateUserAsync(name, LabFixture.Allow("*"));
        await fixture.ClientOf(key).CallAsync("ListUsers");

        var input = new JsonObject { ["UserName"] = name, ["AccessKeyId"] = key.AccessKeyId };
        if (fate == "Deleted")
        {
            await fixture.Root.CallAsync("DeleteAccessKey", input);
        }
        else
        {
            input["Status"] = "Inactive";
            await fixture.Root.CallAsync("UpdateAccessKey", input);
        }

        var error = await fixture.ClientOf(key).FailAsync("ListUsers");
        Assert.Equal("InvalidClientTokenId", error.Code);
    }

    [Fact]
    public async Task An_unsigned_request_misses_its_token()
    {
        var root = fixture.Root;

        var reply = await root.SendAsync("ListUsers", root.Write("ListUsers"));

        Assert.Equal(("MissingAuthenticationToken", 403), (reply.Error?.Code, reply.Error?.Status));
    }

    [Theory]
    [InlineData(-16)]
    [InlineData(16)]
    public async Task A_signature_of_another_time_does_not_match(int minutes)
    {
        var now = DateTimeOffset.UtcNow;
        var root = new LabClient(fixture.Lab.Endpoint, fixture.Lab.RootCredentials)
        {
            Clock = () => now.AddMinutes(minutes),
        };

        var error = await root.FailAsync("ListUsers");

        Assert.Equal(("SignatureDoesNotMatch", 403), (error.Code, error.Status));
        Assert.StartsWith(
            minutes < 0 ? "Signature expired:" : "Signature not yet current:",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_request_without_an_intact_authorization_is_incomplete()
    {
        var root = fixture.Root;
        var request = root.Write("ListUsers");
        var broken = request with
        {
            Headers = request.Headers.With("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE"),
        };

        var reply = await root.SendAsync("ListUsers", broken);

        Assert.Equal(("IncompleteSignature", 400), (reply.Error?.Code, reply.Error?.Status));
    }

    [Fact]
    public async Task A_presigned_request_is_good_until_it_expires()
    {
        var now = DateTimeOffset.UtcNow;
        var early = new LabClient(fixture.Lab.Endpoint, fixture.Lab.RootCredentials)
        {
            Service = "sts",
            Clock = () => now.AddMinutes(-30),
        };
        var request = new WireRequest
        {
            Method = "GET",
            RawPath = "/",
            RawQuery = "Action=GetCallerIdentity&Version=2011-06-15",
            Headers = new WireHeaders([new("Host", fixture.Lab.Endpoint.Authority)]),
        };

        var valid = await early.SendAsync("GetCallerIdentity", early.Presign(request, TimeSpan.FromHours(1)));
        var expired = await early.SendAsync("GetCallerIdentity", early.Presign(request, TimeSpan.FromMinutes(20)));

        Assert.Null(valid.Error);
        Assert.Equal(403, expired.Error?.Status);
    }
}
