using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Collector.Organizations;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>Which accounts of an organization ask what is in its IAM Identity Center: those to which AWS tells it, or may.</summary>
public sealed class IdentityCenterReachTests(IdentityCenterLab fixture) : IClassFixture<IdentityCenterLab>
{
    private const string IdentityCenter = "sso.amazonaws.com";

    [Fact]
    public async Task The_management_account_asks()
    {
        var snapshot = await ScanAsync(await KeyAsync(fixture.Administrator, "reader"));

        HoldsAsked(snapshot);
    }

    [Theory]
    [InlineData(IdentityCenter, true)]
    [InlineData("access-analyzer.amazonaws.com", false)]
    public async Task A_delegated_administrator_asks_if_it_is_one_of_identity_center(string service, bool isAsked)
    {
        var account = await fixture.DelegateAsync($"delegated-{isAsked}", service);

        var snapshot = await ScanAsync(await KeyAsync(await fixture.InAsync(account), "reader"));

        if (isAsked)
        {
            HoldsAsked(snapshot);
        }
        else
        {
            HoldsSkipped(snapshot);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_member_account_skips_what_AWS_tells_others_alone_and_says_why(bool isReadByAnother)
    {
        var reading = isReadByAnother ? await ReadOrganizationAsync() : null;
        var member = await fixture.InAsync(fixture.MemberId);

        var snapshot = await ScanAsync(await KeyAsync(member, $"reader-{isReadByAnother}"), reading);

        HoldsSkipped(snapshot);
    }

    [Fact]
    public async Task A_member_account_that_cannot_tell_whether_it_is_delegated_asks()
    {
        var member = await fixture.InAsync(fixture.MemberId);
        var key = await KeyAsync(member, "blind");
        await member.CallAsync(
            "PutUserPolicy",
            new JsonObject
            {
                ["UserName"] = "blind",
                ["PolicyName"] = "but",
                ["PolicyDocument"] = LabFixture.Deny("organizations:ListDelegatedAdministrators"),
            }
        );

        var snapshot = await ScanAsync(key);

        HoldsAsked(snapshot);
    }

    private static void HoldsAsked(Snapshot snapshot)
    {
        Assert.Single(snapshot.PermissionSets);
        Assert.All(Lines(snapshot), entry => Assert.NotEqual(CallOutcome.Skipped, entry.Outcome));
    }

    private static void HoldsSkipped(Snapshot snapshot)
    {
        Assert.Empty(snapshot.PermissionSets);
        var lines = Lines(snapshot).ToLookup(entry => entry.Operation is "ListInstances");
        Assert.Equal(CallOutcome.Ok, Assert.Single(lines[true]).Outcome);
        Assert.NotEmpty(lines[false]);
        Assert.All(
            lines[false],
            entry =>
            {
                Assert.Equal((CallOutcome.Skipped, 0), (entry.Outcome, entry.Calls));
                Assert.Contains("to the management account 123456789012", entry.Message, StringComparison.Ordinal);
                Assert.All(entry.Sections, section => Assert.False(snapshot.Coverage.IsKnown(section)));
            }
        );
    }

    private static IEnumerable<CoverageEntry> Lines(Snapshot snapshot) =>
        snapshot.Coverage.Entries.Where(entry => entry.Service is "sso-admin" or "identitystore");

    private static Task<LabCredentials> KeyAsync(LabClient account, string name) =>
        account.CreateUserAsync(name, LabFixture.Allow("*"));

    private async Task<OrganizationReading> ReadOrganizationAsync()
    {
        using var client = ClientOf(await KeyAsync(fixture.Administrator, "of-all"));
        var read = await Scan.ReadOrganizationAsync(
            client,
            new ScanOptions { Plan = new ScanPlan { Depth = ScanDepth.Full } },
            TestContext.Current.CancellationToken
        );
        return read.Reading!;
    }

    private async Task<Snapshot> ScanAsync(LabCredentials key, OrganizationReading? reading = null)
    {
        using var client = ClientOf(key);
        var options = new ScanOptions
        {
            Plan = new ScanPlan { Depth = ScanDepth.Full },
            Organization = reading,
        };
        var result = await Scan.RunAsync(client, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Snapshot;
    }

    private AwsClient ClientOf(LabCredentials key) =>
        new(
            new AwsClientOptions
            {
                EndpointUrl = fixture.Lab.Endpoint.ToString(),
                Region = "us-east-1",
                RequireLoopback = true,
                Credentials = new SigningCredentials(key.AccessKeyId, new Secret(key.SecretAccessKey)),
            }
        );
}
