using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Denials;
using AwsRadar.Lab;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>Denials of Amazon EC2 whose reason only those can read who may decode it.</summary>
public sealed class EncodedDenialTests : IAsyncLifetime
{
    private const string Instance = "arn:aws:ec2:eu-west-1:123456789012:instance/i-0123456789abcdef0";
    private const string Intro = " Encoded authorization failure message: ";

    private readonly FixtureFolder _folder = new FixtureFolder()
        .With("ec2/StopInstances.json", """{"StoppingInstances":[]}""")
        .With("ec2/DescribeInstances.json", """{"Reservations":[]}""");
    private LabServer? _lab;

    private LabClient Root => new(_lab!.Endpoint, _lab.RootCredentials);

    public async ValueTask InitializeAsync() => _lab = await _folder.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _lab!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_no_policy_allows_is_told_with_principal_action_resource_and_context()
    {
        var mina = await UserAsync("mina", LabFixture.Allow("ec2:Describe*"));

        var error = await StopAsync(mina);
        var message = await DecodeAsync(error.Message);

        Assert.Equal(("UnauthorizedOperation", 403), (error.Code, error.Status));
        Assert.StartsWith(
            "You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/mina is not authorized "
                + $"to perform: ec2:StopInstances on resource: {Instance} because no identity-based policy allows the "
                + "ec2:StopInstances action."
                + Intro,
            error.Message,
            StringComparison.Ordinal
        );
        Assert.False(message.GetProperty("allowed").GetBoolean());
        Assert.False(message.GetProperty("explicitDeny").GetBoolean());
        Assert.Equal(0, message.GetProperty("matchedStatements").GetProperty("items").GetArrayLength());
        var context = message.GetProperty("context");
        Assert.Equal(
            ("mina", "arn:aws:iam::123456789012:user/mina"),
            (Text(context.GetProperty("principal"), "name"), Text(context.GetProperty("principal"), "arn"))
        );
        Assert.StartsWith("AIDA", Text(context.GetProperty("principal"), "id"), StringComparison.Ordinal);
        Assert.Equal(("ec2:StopInstances", Instance), (Text(context, "action"), Text(context, "resource")));
        Assert.Contains(
            ("ec2:Region", "eu-west-1"),
            context
                .GetProperty("conditions")
                .GetProperty("items")
                .EnumerateArray()
                .Select(item => (Text(item, "key"), Text(item.GetProperty("values").GetProperty("items")[0], "value")))
        );
    }

    [Fact]
    public async Task What_a_statement_denies_is_told_with_the_statement()
    {
        var carol = await UserAsync(
            "carol",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
             {"Sid":"KeepRunning","Effect":"Deny","Action":"ec2:StopInstances","Resource":"*","Condition":{"StringEquals":{"ec2:Region":"eu-west-1"}}}]}
            """
        );

        var error = await StopAsync(carol);
        var message = await DecodeAsync(error.Message);

        Assert.Contains(
            "with an explicit deny in an identity-based policy." + Intro,
            error.Message,
            StringComparison.Ordinal
        );
        Assert.True(message.GetProperty("explicitDeny").GetBoolean());
        var statement = Assert.Single(
            message.GetProperty("matchedStatements").GetProperty("items").EnumerateArray().ToList()
        );
        Assert.Equal(("KeepRunning", "DENY"), (Text(statement, "statementId"), Text(statement, "effect")));
        Assert.Equal("ec2:Region", Text(statement.GetProperty("conditions").GetProperty("items")[0], "key"));
    }

    [Fact]
    public async Task Who_may_not_decode_cannot_read_it_and_what_was_changed_nobody_can()
    {
        var dave = await UserAsync("dave", LabFixture.Allow("iam:*"));
        var encoded = EncodedIn((await StopAsync(dave)).Message);

        var denied = await new LabClient(_lab!.Endpoint, dave).Sts.FailAsync(
            "DecodeAuthorizationMessage",
            Encoded(encoded)
        );
        var changed = await Root.Sts.FailAsync("DecodeAuthorizationMessage", Encoded(encoded[..^2] + "AA"));

        Assert.Equal("AccessDenied", denied.Code);
        Assert.Equal("InvalidAuthorizationMessageException", changed.Code);
        Assert.DoesNotContain("dave", encoded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_reads_is_denied_in_plain_words_and_a_dry_run_like_the_real_one()
    {
        var erin = await UserAsync("erin", LabFixture.Allow("iam:*"));

        var read = await Ec2(erin).FailAsync("DescribeInstances");
        var input = Stop();
        input["DryRun"] = true;
        var dry = await Ec2(erin).FailAsync("StopInstances", input);

        Assert.Equal("UnauthorizedOperation", read.Code);
        Assert.DoesNotContain("Encoded", read.Message, StringComparison.Ordinal);
        Assert.Equal("UnauthorizedOperation", dry.Code);
        Assert.Equal("ec2:StopInstances", AccessDeniedParser.Parse(dry.Message)!.Action);
        Assert.Equal(Instance, AccessDeniedParser.Parse(dry.Message)!.Resource);
    }

    private Task<LabCredentials> UserAsync(string name, string policy) => Root.CreateUserAsync(name, policy);

    private Task<WireError> StopAsync(LabCredentials who) => Ec2(who).FailAsync("StopInstances", Stop());

    private static JsonObject Stop() => new() { ["InstanceIds"] = new JsonArray("i-0123456789abcdef0") };

    private LabClient Ec2(LabCredentials who) => new(_lab!.Endpoint, who) { Service = "ec2", Region = "eu-west-1" };

    private async Task<JsonElement> DecodeAsync(string text)
    {
        var reply = await Root.Sts.CallAsync("DecodeAuthorizationMessage", Encoded(EncodedIn(text)));
        return JsonElement.Parse(Text(reply, "DecodedMessage"));
    }

    private static string EncodedIn(string text) =>
        text[(text.IndexOf(Intro, StringComparison.Ordinal) + Intro.Length)..];

    private static JsonObject Encoded(string message) => new() { ["EncodedMessage"] = message };

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
