using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Credentials;
using AwsRadar.Collector;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>A scan that outlives the sessions of the role that it is made as.</summary>
public sealed class RenewedCredentialsTests
{
    /// <summary>More than half of a session, which lasts an hour.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(35);

    private static readonly string[] Slow = ["ListMFADevices", "ListSSHPublicKeys", "ListSigningCertificates"];

    [Fact]
    public async Task A_session_that_ends_during_a_scan_is_renewed_and_the_scan_lacks_nothing()
    {
        var clock = new MovingClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var lab = await LabServer.StartAsync(
            new LabOptions { TimeProvider = clock },
            TestContext.Current.CancellationToken
        );
        var root = new LabClient(lab.Endpoint, lab.RootCredentials) { Clock = clock.GetUtcNow };
        var key = await root.CreateUserAsync("auditor", LabFixture.Allow("sts:AssumeRole"));
        await root.CreateUserAsync("alice", policy: null);
        await CreateRoleAsync(root, $"arn:aws:iam::{lab.AccountId}:user/auditor");
        using var user = new AwsClient(
            new AwsClientOptions
            {
                EndpointUrl = lab.Endpoint.ToString(),
                Region = "us-east-1",
                RequireLoopback = true,
                Time = clock,
                Credentials = new SigningCredentials(key.AccessKeyId, new Secret(key.SecretAccessKey)),
            }
        );
        using var client = user.Assume(
            new RoleToAssume($"arn:aws:iam::{lab.AccountId}:role/reader") { ExternalId = "quarterly" }
        );
        var start = clock.GetUtcNow();
        var options = new ScanOptions
        {
            ParallelCalls = 1,
            Plan = new ScanPlan { Depth = ScanDepth.Full },
        };

        var result = await Scan.RunAsync(
            client,
            options,
            progress: new Stepping(clock),
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.True(clock.GetUtcNow() - start > TimeSpan.FromHours(3), "no session has ended");
        Assert.Equal([], result.Snapshot!.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome} {gap.Message}"));
        Assert.StartsWith(
            "assumed-role/reader/",
            result.Snapshot.Caller?.Resource.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_role_that_does_not_let_one_in_is_the_reason_that_the_scan_tells()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), TestContext.Current.CancellationToken);
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        var key = await root.CreateUserAsync("auditor", LabFixture.Allow("sts:AssumeRole"));
        await CreateRoleAsync(root, $"arn:aws:iam::{lab.AccountId}:user/auditor");
        using var user = new AwsClient(
            new AwsClientOptions
            {
                EndpointUrl = lab.Endpoint.ToString(),
                Region = "us-east-1",
                RequireLoopback = true,
                Credentials = new SigningCredentials(key.AccessKeyId, new Secret(key.SecretAccessKey)),
            }
        );
        // Without the external id.
        using var client = user.Assume(new RoleToAssume($"arn:aws:iam::{lab.AccountId}:role/reader"));

        var result = await Scan.RunAsync(client, cancellationToken: TestContext.Current.CancellationToken);

        Assert.False(result.IsSuccess);
        Assert.Contains("role/reader` cannot be assumed", result.Error.Message, StringComparison.Ordinal);
    }

    private static async Task CreateRoleAsync(LabClient root, string trusted)
    {
        await root.CallAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = "reader",
                ["AssumeRolePolicyDocument"] = $$"""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{trusted}}"},
                 "Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"quarterly"} } } }
                """,
            }
        );
        await root.CallAsync(
            "PutRolePolicy",
            new JsonObject
            {
                ["RoleName"] = "reader",
                ["PolicyName"] = "all",
                ["PolicyDocument"] = LabFixture.Allow("*"),
            }
        );
    }

    /// <summary>Moves the clock after each answer of the calls that are made for each user.</summary>
    private sealed class Stepping(MovingClock clock) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value)
        {
            if (Slow.Contains(value.Operation))
            {
                clock.Advance(Step);
            }
        }
    }
}
