using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Credentials;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>Roles that a profile assumes, in a lab that checks external ids, MFA codes and durations.</summary>
public sealed class RoleTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private const string Account = "arn:aws:iam::123456789012";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_external_id_of_the_profile_is_sent()
    {
        await CreateRoleAsync("partner", """{"StringEquals":{"sts:ExternalId":"right"}}""");
        var key = await fixture.CreateUserAsync("vendor", LabFixture.Allow("sts:AssumeRole"));
        using var home = Home(key)
            .With(
                "config",
                $"{Role("right", "partner", "external_id = right")}{Role("wrong", "partner", "external_id = wrong")}"
            );

        var right = await CallerAsync(home, "right");
        var wrong = await CallerAsync(home, "wrong");

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/partner/tests", Arn(right));
        Assert.Equal((CallErrorKind.Denied, 0), (wrong.Error!.Kind, wrong.Attempts));
        Assert.StartsWith(
            $"The role `{Account}:role/partner` of profile `wrong` cannot be assumed: User: {Account}:user/vendor is not authorized",
            wrong.Error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("sts:AssumeRole", wrong.Error.MissingPermission);
    }

    [Fact]
    public async Task The_duration_of_the_profile_is_the_sessions()
    {
        await CreateRoleAsync("short", condition: null);
        var key = await fixture.CreateUserAsync("hasty", LabFixture.Allow("sts:AssumeRole"));
        using var home = Home(key)
            .With(
                "config",
                Role("short", "short", "duration_seconds = 900")
                    + Role("long", "short", "duration_seconds = 43200")
                    + Role("none", "short", "duration_seconds = 1h")
            );
        var before = DateTimeOffset.UtcNow;

        var identity = await IdentityAsync(home, "short");
        var tooLong = await IdentityAsync(home, "long");
        var noNumber = await IdentityAsync(home, "none");

        Assert.InRange(
            identity.Identity!.Expiration!.Value,
            before.AddSeconds(899),
            DateTimeOffset.UtcNow.AddSeconds(900)
        );
        Assert.Contains("exceeds the MaxSessionDuration", tooLong.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("`1h` is no number of seconds (`", noNumber.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("config` line 15)", noNumber.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_with_MFA_asks_for_the_code_of_the_device()
    {
        await CreateRoleAsync("guarded", """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""");
        var key = await fixture.CreateUserAsync("mia", LabFixture.Allow("sts:AssumeRole"));
        var (serial, seed) = await VirtualDevice.EnableAsync(fixture.Root, "mia");
        using var home = Home(key)
            .With("config", Role("guarded", "guarded", $"mfa_serial = {serial}") + Role("without", "guarded", ""));
        var asked = new List<string>();

        var right = await CallerAsync(home, "guarded", code: AuthenticatorApp.Code(seed), asked);
        var wrong = await CallerAsync(home, "guarded", code: "000000");
        var nobody = await CallerAsync(home, "guarded");
        var without = await CallerAsync(home, "without");

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/guarded/tests", Arn(right));
        Assert.Equal(serial, Assert.Single(asked));
        Assert.Equal(CallErrorKind.Denied, wrong.Error!.Kind);
        Assert.Equal(CallErrorKind.Denied, without.Error!.Kind);
        Assert.Equal(CallErrorKind.NoCredentials, nobody.Error!.Kind);
        Assert.Contains(
            $"asks for a code of the MFA device `{serial}`, and there is no terminal",
            nobody.Error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_code_is_asked_for_once_and_not_for_each_call()
    {
        await CreateRoleAsync("twice", """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""");
        var key = await fixture.CreateUserAsync("moritz", LabFixture.Allow("sts:AssumeRole"));
        var (serial, seed) = await VirtualDevice.EnableAsync(fixture.Root, "moritz");
        using var home = Home(key).With("config", Role("twice", "twice", $"mfa_serial = {serial}"));
        var asked = new List<string>();
        using var client = Client(home, "twice", AuthenticatorApp.Code(seed), asked);

        var calls = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => client.CallAsync("sts", "GetCallerIdentity", default, Cancel))
        );

        Assert.All(calls, call => Assert.Null(call.Error));
        Assert.Single(asked);
    }

    [Fact]
    public async Task The_identity_names_the_role_and_whose_credentials_assumed_it()
    {
        await CreateRoleAsync("named", condition: null);
        var key = await fixture.CreateUserAsync("nora", LabFixture.Allow("sts:AssumeRole"));
        using var home = Home(key).With("config", Role("named", "named", ""));

        var identity = (await IdentityAsync(home, "named")).Identity!;

        Assert.Equal((CredentialSource.AssumedRole, true), (identity.Source, identity.IsTemporary));
        Assert.Equal(
            $"role `{Account}:role/named` of profile `named`, assumed with profile `base` in `{home.PathOf("credentials")}`",
            identity.Origin
        );
        Assert.StartsWith("ASIA…", identity.MaskedAccessKeyId, StringComparison.Ordinal);
    }

    private SharedFolder Home(LabCredentials key) =>
        new SharedFolder()
            .WithVariable("AWS_ENDPOINT_URL", fixture.Lab.Endpoint.GetLeftPart(UriPartial.Authority))
            .With(
                "credentials",
                $"[base]\naws_access_key_id={key.AccessKeyId}\naws_secret_access_key={key.SecretAccessKey}\n"
            );

    private static string Role(string profile, string role, string more) =>
        $"[profile {profile}]\nrole_arn = {Account}:role/{role}\nrole_session_name = tests\nsource_profile = base\n{more}\n";

    private static AwsClient Client(
        SharedFolder home,
        string profile,
        string? code = null,
        List<string>? asked = null
    ) =>
        new(
            home.Options with
            {
                ProfileName = profile,
                MfaCode = code is null
                    ? null
                    : (device, _) =>
                    {
                        asked?.Add(device);
                        return Task.FromResult<string?>(code);
                    },
            }
        );

    private static async Task<CallResult> CallerAsync(
        SharedFolder home,
        string profile,
        string? code = null,
        List<string>? asked = null
    )
    {
        using var client = Client(home, profile, code, asked);
        return await client.CallAsync("sts", "GetCallerIdentity", default, Cancel);
    }

    private static async Task<IdentityResult> IdentityAsync(SharedFolder home, string profile)
    {
        using var client = Client(home, profile);
        return await client.IdentityAsync(Cancel);
    }

    private static string Arn(CallResult result)
    {
        Assert.Null(result.Error);
        return result.Output.GetProperty("Arn").GetString()!;
    }

    private Task<JsonElement> CreateRoleAsync(string name, string? condition) =>
        fixture.Root.CallAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = name,
                ["AssumeRolePolicyDocument"] = $$$"""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},
                 "Action":"sts:AssumeRole","Condition":{{{condition ?? "{}"}}}}}
                """,
            }
        );
}
