using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Roles and their sessions.</summary>
public sealed class AssumeRoleTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private const string Account = "arn:aws:iam::123456789012";
    private const string TrustsTheAccount = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},
         "Action":"sts:AssumeRole"}}
        """;
    private const string TrustsWithExternalId = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},
         "Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"right"}}}}
        """;
    private const string TrustsLambda = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
         "Action":"sts:AssumeRole"}}
        """;

    [Fact]
    public async Task A_session_speaks_for_the_role_and_has_its_permissions()
    {
        await CreateRoleAsync("reader", TrustsTheAccount, LabFixture.Allow("iam:ListUsers"));
        var user = fixture.ClientOf(await fixture.CreateUserAsync("assumes", LabFixture.Allow("sts:AssumeRole")));

        var session = await AssumeAsync(user, "reader");

        var identity = await session.Sts.CallAsync("GetCallerIdentity");
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/reader/test", identity.GetProperty("Arn").GetString());
        Assert.StartsWith("AROA", identity.GetProperty("UserId").GetString(), StringComparison.Ordinal);
        await session.CallAsync("ListUsers");
        var error = await session.FailAsync("ListRoles");
        Assert.Equal(
            "User: arn:aws:sts::123456789012:assumed-role/reader/test is not authorized to perform: iam:ListRoles "
                + $"on resource: {Account}:role/ because no identity-based policy allows the iam:ListRoles action",
            DenialSentence.Of(error)
        );
    }

    [Fact]
    public async Task Without_identity_permission_the_account_in_the_trust_policy_is_not_enough()
    {
        await CreateRoleAsync("trusting", TrustsTheAccount, LabFixture.Allow("*"));
        var user = fixture.ClientOf(await fixture.CreateUserAsync("assumes-not", policy: null));

        var error = await user.Sts.FailAsync("AssumeRole", Input("trusting"));

        Assert.Equal(("AccessDenied", 403), (error.Code, error.Status));
        Assert.StartsWith(
            $"User: {Account}:user/assumes-not is not authorized to perform: sts:AssumeRole on resource: {Account}:role/trusting",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_role_that_trusts_somebody_else_is_not_assumed()
    {
        await CreateRoleAsync("of-lambda", TrustsLambda, LabFixture.Allow("*"));
        var user = fixture.ClientOf(await fixture.CreateUserAsync("wants-lambda", LabFixture.Allow("*")));

        var error = await user.Sts.FailAsync("AssumeRole", Input("of-lambda"));
        var missing = await user.Sts.FailAsync("AssumeRole", Input("no-such-role"));

        Assert.Equal(("AccessDenied", "AccessDenied"), (error.Code, missing.Code));
    }

    [Fact]
    public async Task An_external_id_must_be_the_right_one()
    {
        await CreateRoleAsync("external", TrustsWithExternalId, LabFixture.Allow("*"));
        var user = fixture.ClientOf(await fixture.CreateUserAsync("partner", LabFixture.Allow("sts:AssumeRole"))).Sts;
        var input = Input("external");

        var without = await user.FailAsync("AssumeRole", input);
        input["ExternalId"] = "wrong";
        var wrong = await user.FailAsync("AssumeRole", input);
        input["ExternalId"] = "right";
        await user.CallAsync("AssumeRole", input);

        Assert.Equal(("AccessDenied", "AccessDenied"), (without.Code, wrong.Code));
    }

    [Fact]
    public async Task A_session_policy_limits_the_session()
    {
        await CreateRoleAsync("wide", TrustsTheAccount, LabFixture.Allow("iam:*"));
        var user = fixture.ClientOf(await fixture.CreateUserAsync("careful", LabFixture.Allow("sts:AssumeRole")));

        var session = await AssumeAsync(user, "wide", LabFixture.Allow("iam:ListUsers"));

        await session.CallAsync("ListUsers");
        var error = await session.FailAsync("ListRoles");
        Assert.EndsWith(
            "because no session policy allows the iam:ListRoles action",
            DenialSentence.Of(error),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_session_without_its_token_or_with_another_is_an_invalid_token()
    {
        await CreateRoleAsync("tokens", TrustsTheAccount, LabFixture.Allow("*"));
        var user = fixture.ClientOf(await fixture.CreateUserAsync("token-thief", LabFixture.Allow("sts:AssumeRole")));
        var reply = await user.Sts.CallAsync("AssumeRole", Input("tokens"));
        var key = Key(reply);

        var without = await new LabClient(fixture.Lab.Endpoint, key).FailAsync("ListUsers");
        var forged = await new LabClient(fixture.Lab.Endpoint, key, "FwoGZXIvYXdzEXAMPLE").FailAsync("ListUsers");

        Assert.Equal(("InvalidClientTokenId", "InvalidClientTokenId"), (without.Code, forged.Code));
    }

    [Fact]
    public async Task A_session_ends_when_its_time_is_up()
    {
        var clock = new MovingClock(DateTimeOffset.UtcNow);
        await using var lab = await LabServer.StartAsync(
            new LabOptions { TimeProvider = clock },
            TestContext.Current.CancellationToken
        );
        var root = new LabClient(lab.Endpoint, lab.RootCredentials) { Clock = clock.GetUtcNow };
        var key = await root.CreateUserAsync("brief", LabFixture.Allow("*"));
        var user = new LabClient(lab.Endpoint, key) { Clock = clock.GetUtcNow };
        var input = new JsonObject { ["DurationSeconds"] = 900 };
        var session = Session(lab.Endpoint, await user.Sts.CallAsync("GetSessionToken", input), clock);
        await session.Sts.CallAsync("GetCallerIdentity");

        clock.Advance(TimeSpan.FromSeconds(901));

        var error = await session.Sts.FailAsync("GetCallerIdentity");
        Assert.Equal(("ExpiredToken", 403), (error.Code, error.Status));
    }

    [Fact]
    public async Task Roles_may_not_be_assumed_by_the_root_user()
    {
        var error = await fixture.Root.Sts.FailAsync("AssumeRole", Input("ops-admin"));

        Assert.Equal(("AccessDenied", "Roles may not be assumed by root accounts."), (error.Code, error.Message));
    }

    private async Task CreateRoleAsync(string name, string trust, string policy)
    {
        await fixture.Root.CallAsync(
            "CreateRole",
            new JsonObject { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust }
        );
        await fixture.Root.CallAsync(
            "PutRolePolicy",
            new JsonObject
            {
                ["RoleName"] = name,
                ["PolicyName"] = "test",
                ["PolicyDocument"] = policy,
            }
        );
    }

    private async Task<LabClient> AssumeAsync(LabClient user, string role, string? policy = null)
    {
        var input = Input(role);
        if (policy is not null)
        {
            input["Policy"] = policy;
        }

        return Session(fixture.Lab.Endpoint, await user.Sts.CallAsync("AssumeRole", input), TimeProvider.System);
    }

    private static JsonObject Input(string role) =>
        new() { ["RoleArn"] = $"{Account}:role/{role}", ["RoleSessionName"] = "test" };

    private static LabClient Session(Uri endpoint, JsonElement reply, TimeProvider clock) =>
        new(endpoint, Key(reply), reply.GetProperty("Credentials").GetProperty("SessionToken").GetString())
        {
            Clock = clock.GetUtcNow,
        };

    private static LabCredentials Key(JsonElement reply)
    {
        var credentials = reply.GetProperty("Credentials");
        Assert.StartsWith("ASIA", credentials.GetProperty("AccessKeyId").GetString(), StringComparison.Ordinal);
        return new LabCredentials(
            credentials.GetProperty("AccessKeyId").GetString()!,
            credentials.GetProperty("SecretAccessKey").GetString()!
        );
    }
}
