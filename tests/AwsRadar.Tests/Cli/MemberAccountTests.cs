using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>Questions to the snapshot of a member account that was scanned alone: AWS did not tell it the organization's policies.</summary>
public sealed class MemberAccountTests(OrganizationLab organization) : IClassFixture<OrganizationLab>
{
    [Fact]
    public async Task It_is_told_what_is_allowed_unless_the_organization_denies_it()
    {
        var account = await organization.CreateAccountAsync("alone");
        var key = await (await organization.InAsync(account)).CreateUserAsync(
            "reader",
            LabFixture.Allow("iam:*", "organizations:Describe*", "organizations:List*")
        );
        using var cli = new CliProcess()
            .With("AWS_ENDPOINT_URL", organization.Lab.Endpoint.ToString())
            .With("AWS_ACCESS_KEY_ID", key.AccessKeyId)
            .With("AWS_SECRET_ACCESS_KEY", key.SecretAccessKey)
            .With("AWS_REGION", "us-east-1");

        var scan = await cli.RunAsync("scan");
        var can = await cli.RunAsync("can", "reader", "iam:ListUsers", "*");
        var json = await cli.RunAsync(
            "can",
            "reader",
            "iam:ListUsers",
            "*",
            "--output",
            "json",
            "--query",
            "allowedUnlessForbiddenBy[0]"
        );
        var cannot = await cli.RunAsync("can", "reader", "ec2:StopInstances", "*");
        var assumed = await cli.RunAsync("can", "reader", "iam:ListUsers", "*", "--assume-no-organization-policies");
        var who = await cli.RunAsync("who-can", "iam:ListUsers", "--assume-no-organization-policies");
        var open = await cli.RunAsync("who-can", "iam:ListUsers");
        var what = await cli.RunAsync("what-can", "reader");

        Assert.True(scan.ExitCode == 0, scan.Error);
        Assert.True(can.ExitCode == 4, can.Out + can.Error);
        Assert.StartsWith("UNKNOWN", can.Out, StringComparison.Ordinal);
        Assert.Contains(
            "#1, unless a service control policy of the organization denies it: unknown because AWS tells these to the management account "
                + organization.Lab.AccountId,
            can.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("--assume-no-organization-policies", can.Out, StringComparison.Ordinal);
        Assert.Contains("scp", json.Out, StringComparison.Ordinal);
        Assert.True(cannot.ExitCode == 3, cannot.Out + cannot.Error);
        Assert.True(assumed.ExitCode == 0, assumed.Out + assumed.Error);
        Assert.Contains("assumes  no service control policy forbids it", assumed.Out, StringComparison.Ordinal);
        Assert.True(who.ExitCode == 0, who.Out + who.Error);
        Assert.True(open.ExitCode == 4, open.Out + open.Error);
        Assert.All(
            [open.Out, what.Out],
            text => Assert.Contains("tell it  --assume-no-organization-policies", text, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("tell it", who.Out, StringComparison.Ordinal);
        Assert.Contains(
            "assumes  no session policy, no service control policy forbids it",
            who.Out,
            StringComparison.Ordinal
        );
    }
}
