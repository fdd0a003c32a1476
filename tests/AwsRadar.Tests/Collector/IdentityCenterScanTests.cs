using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Tests.Lab;
using AwsRadar.Tests.Store;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>Scans of IAM Identity Center and IAM Access Analyzer, as fixtures of a lab have them.</summary>
public sealed class IdentityCenterScanTests : IDisposable
{
    private static readonly SnapshotSection[] OfIdentityCenter =
    [
        SnapshotSection.PermissionSets,
        SnapshotSection.AccountAssignments,
        SnapshotSection.IdentityCenterUsers,
        SnapshotSection.IdentityCenterGroups,
    ];

    private static readonly SnapshotSection[] OfAccessAnalyzer =
    [
        SnapshotSection.AccessAnalyzers,
        SnapshotSection.AccessFindings,
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Permission_sets_are_read_with_their_policies_and_who_is_assigned_where()
    {
        await using var lab = await StartAsync();

        var snapshot = await ScanAsync(lab, lab.RootCredentials);

        Assert.Equal([], snapshot.Coverage.Gaps.Select(gap => $"{gap.Operation} {gap.Outcome} {gap.Message}"));
        Assert.All(
            OfIdentityCenter.Concat(OfAccessAnalyzer),
            section => Assert.True(snapshot.Coverage.IsKnown(section), $"{section}")
        );
        var set = Assert.Single(snapshot.PermissionSets);
        Assert.Equal((IdentityCenterFixtures.Set, "Operators", "PT4H"), ($"{set.Arn}", set.Name, set.SessionDuration));
        Assert.Equal("ReadOnlyAccess", Assert.Single(set.AttachedPolicies).Name);
        Assert.Equal(["/teams/operate"], set.CustomerManagedPolicies);
        Assert.Contains("s3:GetObject", set.InlinePolicy?.Json, StringComparison.Ordinal);
        Assert.Null(set.PermissionsBoundary);
        Assert.Equal(["123456789012"], set.Accounts.Select(account => $"{account}"));
        var assignment = Assert.Single(snapshot.AccountAssignments);
        Assert.Equal(
            ("GROUP", "9067f9a1b2-11111111-2222-3333-4444-555555555555"),
            (assignment.PrincipalType, assignment.PrincipalId)
        );
        Assert.Equal(
            ["9067f9a1b2-66666666-7777-8888-9999-000000000000"],
            Assert.Single(snapshot.IdentityCenterGroups).MemberIds
        );
        Assert.Equal("anna", Assert.Single(snapshot.IdentityCenterUsers).Name);
        Assert.Equal(IdentityCenterFixtures.Analyzer, $"{Assert.Single(snapshot.AccessAnalyzers).Arn}");
        Assert.Equal(
            [("f-1", "ExternalAccess", "ACTIVE"), ("f-2", "UnusedIAMRole", "ARCHIVED")],
            snapshot.AccessFindings.Select(finding => (finding.Id, finding.Type ?? "", finding.Status))
        );
        Assert.All(
            snapshot.Coverage.Entries.Where(entry =>
                entry.Service is "sso-admin" or "identitystore" or "accessanalyzer"
            ),
            entry => Assert.Equal("eu-west-1", entry.Region)
        );
    }

    [Fact]
    public async Task Where_neither_is_in_use_there_is_none_of_it()
    {
        Write("sso-admin/ListInstances", """{"Instances": []}""");
        Write("accessanalyzer/ListAnalyzers", """{"analyzers": []}""");
        await using var lab = await StartAsync(isFilled: false);

        var snapshot = await ScanAsync(lab, lab.RootCredentials);

        Assert.All(
            OfIdentityCenter.Concat(OfAccessAnalyzer),
            section => Assert.True(snapshot.Coverage.IsKnown(section), $"{section}")
        );
        Assert.Equal(
            14,
            snapshot.Coverage.Entries.Count(entry =>
                entry
                    is { Outcome: CallOutcome.NotEnabled, Service: "sso-admin" or "identitystore" or "accessanalyzer" }
            )
        );
    }

    [Theory]
    [InlineData("/aws-reserved/sso.amazonaws.com/ap-northeast-1/", "ap-northeast-1")]
    [InlineData("/aws-reserved/sso.amazonaws.com/", "us-east-1")]
    [InlineData("/aws-reserved/sso.amazonaws.com/example.org/", "eu-west-1")]
    [InlineData("/teams/ap-northeast-1/", "eu-west-1")]
    public async Task Identity_Center_is_asked_in_the_region_that_its_roles_tell(string path, string region)
    {
        Fill();
        using var accounts = new TemporaryFolder();
        var account = accounts.File("account.json");
        await File.WriteAllTextAsync(
            account,
            $$"""
            {"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [{
             "Path": "{{path}}", "RoleName": "AWSReservedSSO_Operators_1", "RoleId": "AROA00000000000000001",
             "Arn": "arn:aws:iam::123456789012:role{{path}}AWSReservedSSO_Operators_1", "CreateDate": "2026-01-01T00:00:00Z",
             "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
             "InstanceProfileList": [], "RolePolicyList": [], "AttachedManagedPolicies": []}]}
            """,
            TestContext.Current.CancellationToken
        );
        await using var lab = await LabServer.StartAsync(
            new LabOptions { Account = LabAccount.FromFile(account), Fixtures = LabFixtures.FromFolder(_folder.Path) },
            TestContext.Current.CancellationToken
        );

        var snapshot = await ScanAsync(lab, lab.RootCredentials);

        Assert.Equal(
            [("accessanalyzer", "eu-west-1"), ("identitystore", region), ("sso-admin", region)],
            snapshot
                .Coverage.Entries.Where(entry => entry.Service is "sso-admin" or "identitystore" or "accessanalyzer")
                .Select(entry => (entry.Service, entry.Region))
                .Distinct()
                .OrderBy(each => each.Service, StringComparer.Ordinal)
        );
        Assert.Single(snapshot.PermissionSets);
    }

    [Theory]
    [InlineData("sso:ListInstances", "PermissionSets AccountAssignments IdentityCenterUsers IdentityCenterGroups")]
    [InlineData("sso:ListPermissionSets", "PermissionSets AccountAssignments")]
    [InlineData("sso:DescribePermissionSet", "PermissionSets")]
    [InlineData("sso:ListAccountsForProvisionedPermissionSet", "PermissionSets AccountAssignments")]
    [InlineData("sso:ListAccountAssignments", "AccountAssignments")]
    [InlineData("identitystore:ListGroupMemberships", "IdentityCenterGroups")]
    [InlineData("access-analyzer:ListAnalyzers", "AccessAnalyzers AccessFindings")]
    [InlineData("access-analyzer:ListFindings", "AccessFindings")]
    public async Task What_a_denied_call_was_to_tell_is_unknown_and_nothing_else(string denied, string unknown)
    {
        await using var lab = await StartAsync();
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        var key = await root.CreateUserAsync("reader", LabFixture.Allow("*"));
        await root.CallAsync(
            "PutUserPolicy",
            new JsonObject
            {
                ["UserName"] = "reader",
                ["PolicyName"] = "but",
                ["PolicyDocument"] = LabFixture.Deny(denied),
            }
        );

        var snapshot = await ScanAsync(lab, key);

        Assert.Contains(snapshot.Coverage.Entries, entry => entry.Outcome is CallOutcome.Denied);
        Assert.Equal(
            unknown,
            string.Join(
                ' ',
                OfIdentityCenter.Concat(OfAccessAnalyzer).Where(section => !snapshot.Coverage.IsKnown(section))
            )
        );
    }

    [Fact]
    public async Task Analyzers_are_read_in_every_region_that_the_scan_is_for()
    {
        const string there = "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/unused";
        Fill();
        Write("ec2/DescribeRegions", Regions("ap-northeast-2", "eu-west-1", "us-east-1"));
        Write("ap-northeast-2/accessanalyzer/ListAnalyzers", """{"analyzers": []}""");
        Write(
            "us-east-1/accessanalyzer/ListAnalyzers",
            IdentityCenterFixtures
                .All["accessanalyzer/ListAnalyzers"]
                .Replace(IdentityCenterFixtures.Analyzer, there, StringComparison.Ordinal)
        );
        await using var lab = await StartAsync(isFilled: false);

        var all = await ScanAsync(lab, lab.RootCredentials, ScanPlan.All);
        var one = await ScanAsync(lab, lab.RootCredentials, "us-east-1");

        Assert.Equal(
            [IdentityCenterFixtures.Analyzer, there],
            all.AccessAnalyzers.Select(analyzer => $"{analyzer.Arn}")
        );
        Assert.Equal(4, all.AccessFindings.Length);
        Assert.Equal(
            [("ap-northeast-2", CallOutcome.NotEnabled), ("eu-west-1", CallOutcome.Ok), ("us-east-1", CallOutcome.Ok)],
            all.Coverage.Entries.Where(entry => entry.Operation is "ListFindingsV2")
                .Select(entry => (entry.Region, entry.Outcome))
        );
        Assert.Equal([there], one.AccessAnalyzers.Select(analyzer => $"{analyzer.Arn}"));
        Assert.DoesNotContain(one.Coverage.Entries, entry => entry.Operation is "DescribeRegions");
        Assert.Contains(
            "ec2:DescribeRegions",
            ScanPermissions.Actions(new ScanPlan { Depth = ScanDepth.Full, Regions = [ScanPlan.All] })
        );
    }

    private static string Regions(params string[] names) =>
        $$"""{"Regions": [{{string.Join(
            ", ",
            names.Select(name => $$"""{"RegionName": "{{name}}", "OptInStatus": "opt-in-not-required"}""")
        )}}]}""";

    private async Task<LabServer> StartAsync(bool isFilled = true)
    {
        if (isFilled)
        {
            Fill();
        }

        return await LabServer.StartAsync(
            new LabOptions { Fixtures = LabFixtures.FromFolder(_folder.Path) },
            TestContext.Current.CancellationToken
        );
    }

    private void Fill()
    {
        foreach (var (operation, json) in IdentityCenterFixtures.All)
        {
            Write(operation, json);
        }

        Write(
            "sso-admin/GetPermissionsBoundaryForPermissionSet",
            """[{"error": {"code": "ResourceNotFoundException", "message": "There is no permissions boundary.", "status": 404}}]"""
        );
    }

    private void Write(string operation, string json)
    {
        var file = _folder.File(operation + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, json);
    }

    private static async Task<Snapshot> ScanAsync(LabServer lab, LabCredentials key, params string[] regions)
    {
        using var client = new AwsClient(
            new AwsClientOptions
            {
                EndpointUrl = lab.Endpoint.ToString(),
                Region = "eu-west-1",
                RequireLoopback = true,
                Credentials = new SigningCredentials(key.AccessKeyId, new Secret(key.SecretAccessKey)),
            }
        );
        var options = new ScanOptions
        {
            Plan = new ScanPlan { Depth = ScanDepth.Full, Regions = [.. regions] },
        };
        var result = await Scan.RunAsync(client, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Snapshot;
    }
}
