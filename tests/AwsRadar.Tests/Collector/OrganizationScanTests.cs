using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Collector.Calls;
using AwsRadar.Core.Access;
using AwsRadar.Core.Access.Compiled;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>Scans of accounts of an organization: as its management account, as a delegated administrator, as a member.</summary>
public sealed class OrganizationScanTests(OrganizationLab fixture) : IClassFixture<OrganizationLab>
{
    private static readonly SnapshotSection[] OfOrganizations =
    [
        SnapshotSection.OrganizationalUnits,
        SnapshotSection.OrganizationAccounts,
        SnapshotSection.ServiceControlPolicies,
        SnapshotSection.ResourceControlPolicies,
        SnapshotSection.DelegatedAdministrators,
        SnapshotSection.OrganizationResourcePolicy,
    ];

    [Fact]
    public async Task The_management_account_reads_the_tree_its_policies_and_what_they_are_attached_to()
    {
        var policy = await fixture.AttachAsync(fixture.OuterId, "no-queues", LabFixture.Deny("sqs:*"));

        var snapshot = await ScanAsync(await KeyAsync(fixture.Administrator, "reader"));

        Assert.Equal([], snapshot.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome} {gap.Message}"));
        Assert.All(OfOrganizations, section => Assert.True(snapshot.Coverage.IsKnown(section), $"{section}"));
        Assert.Equal(fixture.OrganizationId, snapshot.Organization!.Id);
        Assert.Equal(snapshot.Account, snapshot.Organization.ManagementAccount);
        Assert.Equal(
            [(fixture.RootId, null), (fixture.OuterId, fixture.RootId), (fixture.InnerId, fixture.OuterId)],
            snapshot
                // Other tests of this class bind units of their own.
                .OrganizationalUnits.Where(unit => !unit.Name.StartsWith("bound-", StringComparison.Ordinal))
                .OrderBy(unit => unit.ParentId is null ? 0 : 1)
                .ThenByDescending(unit => unit.ParentId == fixture.RootId)
                .Select(unit => (unit.Id, unit.ParentId))
        );
        Assert.Equal(
            fixture.InnerId,
            Assert.Single(snapshot.OrganizationAccounts, account => $"{account.Account}" == fixture.MemberId).ParentId
        );
        var read = Assert.Single(snapshot.OrganizationPolicies, read => $"{read.Arn}" == policy);
        Assert.Equal([fixture.OuterId], read.TargetIds);
        Assert.Contains("sqs:*", read.Document?.Json, StringComparison.Ordinal);
        await fixture.DetachAsync(fixture.OuterId, policy);
    }

    [Fact]
    public async Task A_member_account_that_may_not_read_the_organization_says_what_it_does_not_know()
    {
        var member = await fixture.InAsync(fixture.MemberId);

        var snapshot = await ScanAsync(await KeyAsync(member, "lonely"));

        Assert.Equal(fixture.OrganizationId, snapshot.Organization!.Id);
        Assert.All(OfOrganizations, section => Assert.False(snapshot.Coverage.IsKnown(section), $"{section}"));
        Assert.Contains(
            snapshot.Coverage.Entries,
            entry => entry is { Operation: "ListRoots", Outcome: CallOutcome.Denied, RequestId: not null }
        );
        var answer = Ask(snapshot, "lonely", "iam:ListUsers", "*");
        Assert.Equal(Decision.Unknown, answer.Result.Decision);
        Assert.Contains(answer.Result.UnknownReasons, reason => reason.PolicyType is PolicyType.ServiceControl);
        Assert.Equal(Decision.ImplicitlyDenied, Ask(snapshot, "nobody", "iam:ListUsers", "*").Result.Decision);
    }

    [Fact]
    public async Task Outside_an_organization_nothing_of_one_is_missing()
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), TestContext.Current.CancellationToken);
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        await root.CreateUserAsync("alice", LabFixture.Allow("*"));

        var snapshot = await ScanAsync(lab.RootCredentials, lab);

        Assert.Null(snapshot.Organization);
        Assert.All(OfOrganizations, section => Assert.True(snapshot.Coverage.IsKnown(section), $"{section}"));
        var answer = Ask(snapshot, "alice", "iam:ListUsers", "*");
        Assert.Equal(Decision.Allowed, answer.Result.Decision);
        Assert.Empty(answer.Assumed);
    }

    /// <summary>What a member that reads the organization answers is what the lab then does.</summary>
    [Theory]
    [InlineData("iam:ListUsers", "ListUsers", Decision.Allowed, null)]
    [InlineData("iam:ListGroups", "ListGroups", Decision.ExplicitlyDenied, PolicyType.ServiceControl)]
    [InlineData("iam:ListRoles", "ListRoles", Decision.ImplicitlyDenied, PolicyType.ServiceControl)]
    [InlineData("sts:AssumeRole", "AssumeRole", Decision.ExplicitlyDenied, PolicyType.ResourceControl)]
    public async Task Policies_of_every_level_of_the_organization_are_in_the_answer(
        string action,
        string operation,
        Decision expected,
        PolicyType? decidedBy
    )
    {
        var unit = await fixture.CreateUnitAsync($"bound-{operation}", fixture.OuterId);
        var account = await fixture.CreateAccountAsync($"bound-{operation}", unit);
        var member = await fixture.InAsync(account);
        var key = await member.CreateUserAsync("dev", LabFixture.Allow("*"));
        await member.CallAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = "guarded",
                ["AssumeRolePolicyDocument"] =
                    $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{account}}"},"Action":"sts:AssumeRole"} }""",
            }
        );
        await fixture.AttachAsync(unit, $"no-groups-{operation}", LabFixture.Deny("iam:ListGroups"));
        await fixture.AttachAsync(
            account,
            $"no-roles-{operation}",
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","NotAction":"iam:ListRoles","Resource":"*"} }
            """
        );
        await fixture.DetachAsync(account, "p-FullAWSAccess");
        await fixture.AttachAsync(
            account,
            $"no-roles-assumed-{operation}",
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole",
             "Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"ORG"} } } }
            """.Replace("ORG", fixture.OrganizationId, StringComparison.Ordinal),
            "RESOURCE_CONTROL_POLICY"
        );

        var snapshot = await ScanAsync(await KeyAsync(fixture.Administrator, $"reader-{operation}"));
        var tree = (await ScanAsync(key)) with
        {
            Organization = snapshot.Organization,
            OrganizationalUnits = snapshot.OrganizationalUnits,
            OrganizationAccounts = snapshot.OrganizationAccounts,
            OrganizationPolicies = snapshot.OrganizationPolicies,
            Coverage = snapshot.Coverage,
        };
        var resource = operation is "AssumeRole" ? $"arn:aws:iam::{account}:role/guarded" : "*";
        var client = operation is "AssumeRole" ? fixture.ClientOf(key).Sts : fixture.ClientOf(key);
        var input = operation is "AssumeRole"
            ? new JsonObject { ["RoleArn"] = resource, ["RoleSessionName"] = "test" }
            : null;

        var answer = Ask(tree, "dev", action, resource);
        var reply = await client.TryAsync(operation, input);

        Assert.Equal((expected, decidedBy ?? PolicyType.Identity), (answer.Result.Decision, answer.Result.DecidedBy));
        Assert.Equal(expected is Decision.Allowed, reply.Error is null);
        Assert.True(
            reply.Error is null || reply.Error.Message.Contains(decidedBy!.Value.ToPhrase(), StringComparison.Ordinal),
            reply.Error?.Message
        );
        Assert.Equal(
            (answer.Result.Decision, answer.Result.DecidedBy),
            Compiled(tree, "dev", action, resource, answer)
        );
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Every_call_about_an_organization_with_a_fault_leaves_a_hole_of_its_own_size(string operation)
    {
        (Fault Fault, CallOutcome Outcome)[] faults =
        [
            (Fault.AccessDenied, CallOutcome.Denied),
            (Fault.Throttled, CallOutcome.Throttled),
            (Fault.ServiceFailure, CallOutcome.Failed),
            (Fault.CutOff, CallOutcome.Failed),
            (Fault.Html, CallOutcome.Failed),
            (Fault.Reset, CallOutcome.Failed),
            .. operation.StartsWith("List", StringComparison.Ordinal)
                ? [(Fault.RepeatedMarker, CallOutcome.Incomplete)]
                : Array.Empty<(Fault, CallOutcome)>(),
        ];
        foreach (var (fault, outcome) in faults)
        {
            await using var lab = await FaultyLab.StartAsync(
                fixture.Lab,
                (called, _) => called == operation ? fault : null
            );
            using var client = new AwsClient(lab.Options);
            var options = new ScanOptions { TimeProvider = new HurriedTime(), FaultPatience = TimeSpan.FromSeconds(1) };
            var result = await Scan.RunAsync(client, options, cancellationToken: TestContext.Current.CancellationToken);

            var coverage = result.Snapshot!.Coverage;
            var entries = coverage.Entries.Where(entry => entry.Operation == operation);
            Assert.Contains(entries, entry => entry.Outcome == outcome);
            var hidden = Hidden(CallRegistry.Find("organizations", operation));
            var hit = OfOrganizations.Append(SnapshotSection.Organization).Where(section => !coverage.IsKnown(section));
            Assert.Equal(hidden.Order(), hit.Order());
        }
    }

    /// <summary>The sections that cannot be known without an operation: without the tree, nobody knows what is in it.</summary>
    private static IEnumerable<SnapshotSection> Hidden(ScanCall call) =>
        call.Operation is "ListRoots" or "ListOrganizationalUnitsForParent"
            ? call.Sections.Append(SnapshotSection.OrganizationAccounts)
            : call.Sections;

    public static TheoryData<string> Calls =>
        [
            .. CallRegistry
                .All.Where(call => call.Service is "organizations")
                .Select(call => call.Operation)
                // Nobody is a delegated administrator here.
                .Except(["ListDelegatedServicesForAccount"]),
        ];

    private static (Decision, PolicyType?) Compiled(
        Snapshot snapshot,
        string user,
        string action,
        string resource,
        AccessAnswer answer
    )
    {
        // A compiled account knows no trust policy.
        if (action is "sts:AssumeRole")
        {
            return (answer.Result.Decision, answer.Result.DecidedBy);
        }

        var account = CompiledAccount.Compile(snapshot);
        var request = answer.Request with { Principal = PrincipalOf(snapshot, user), Resource = resource };
        Assert.True(account.TryIntern(request, out var interned));
        var result = account.Evaluate(interned);
        return (result.Decision, result.DecidedBy);
    }

    private static AccessAnswer Ask(Snapshot snapshot, string user, string action, string resource) =>
        new AccountAccess(snapshot).Ask(
            new AccessQuestion
            {
                Principal = PrincipalOf(snapshot, user),
                Action = action,
                Resource = resource,
            }
        );

    private static RequestPrincipal PrincipalOf(Snapshot snapshot, string user) =>
        RequestPrincipal.Parse($"arn:aws:iam::{snapshot.Account}:user/{user}");

    private static async Task<LabCredentials> KeyAsync(LabClient administrator, string name)
    {
        var key = await administrator.CreateUserAsync(name, LabFixture.Allow("*"));
        await administrator.TryAsync("CreateUser", new JsonObject { ["UserName"] = "nobody" });
        return key;
    }

    private async Task<Snapshot> ScanAsync(LabCredentials key, LabServer? lab = null)
    {
        using var client = new AwsClient(
            new AwsClientOptions
            {
                EndpointUrl = (lab ?? fixture.Lab).Endpoint.ToString(),
                Region = "us-east-1",
                RequireLoopback = true,
                Credentials = new SigningCredentials(key.AccessKeyId, new Secret(key.SecretAccessKey)),
            }
        );
        var result = await Scan.RunAsync(client, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Snapshot;
    }
}
