using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Collector;
using AwsRadar.Collector.Journals;
using AwsRadar.Collector.Policies;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Lab.Serving;
using AwsRadar.Tests.Collector.Resources;
using AwsRadar.Tests.Lab;
using AwsRadar.Tests.Lab.Fixtures;
using AwsRadar.Tests.Store;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>Scans of services: those that the lab's sample has resources of, and some with a fault, a secret or a denial.</summary>
public sealed class ServiceScanTests
{
    private const string Home = "ap-northeast-2";
    private const string Baseline = "tests/AwsRadar.Tests/Collector/sample-resources.txt";

    /// <summary>Services that AWS no longer offers; that their policies are read, model-made answers show.</summary>
    private static readonly string[] PoliciesNotInTheSample =
    [
        "lookoutequipment:dataset",
        "lookoutequipment:model",
        "waf-regional:rulegroup",
        "waf:rulegroup",
    ];

    [Fact]
    public async Task A_scan_of_all_services_of_the_fixtures_has_every_resource_in_them_with_its_type_region_and_ARN()
    {
        var fixtures = FixtureLibrary.Load(LabFixtures.Sample, LabServices.CarriesOut).Services.Keys;
        await using var lab = await SampleAsync();

        var snapshot = await ScanAsync(lab, lab.RootCredentials, [.. fixtures], [Home, "us-east-1"]);

        var found = snapshot.Resources.Select(resource => $"{resource.Region} {resource.Type} {resource.Arn}");
        FixtureOracle.Check(snapshot);
        new BaselineFile(Baseline).Check(string.Concat(found.Select(line => line + "\n")));
        Assert.DoesNotContain(snapshot.Coverage.Entries, entry => entry.ErrorCode is "ValidationException");
        // A schedule has its name in its group: one member does not name it.
        Assert.Equal(
            CallOutcome.Ok,
            snapshot
                .Coverage.Entries.Where(entry => entry is { Operation: "GetSchedule", Region: Home })
                .Select(entry => entry.Outcome)
                .Single()
        );
        Assert.Equal(
            PoliciesNotInTheSample,
            ResourcePolicyTable
                .All.Where(row => !PoliciesOf.Row(row, snapshot).Any(IsRead))
                .Select(row => row.Type)
                .Order()
        );
        var services = snapshot.Resources.Select(resource => resource.Service).Distinct().ToArray();
        Assert.True(services.Length >= 60, $"only {services.Length} services");
        Assert.Equal(5, services.Select(ProtocolOf).Distinct().Count());
        Assert.All(
            snapshot.Resources,
            resource =>
            {
                Assert.True(resource.Arn.Account is "" || resource.Arn.Account.SequenceEqual("123456789012"));
                Assert.Equal(JsonValueKind.Object, JsonElement.Parse(resource.Json).ValueKind);
            }
        );
    }

    [Fact]
    public async Task The_policies_of_resources_are_those_of_the_fixtures_and_none_is_told_from_not_read()
    {
        await using var lab = await SampleAsync();

        var snapshot = await ScanAsync(lab, lab.RootCredentials, ["s3", "sqs", "sns", "kms", "lambda"], [Home]);

        var policies = snapshot.ResourcePolicies.ToDictionary(policy => policy.Resource.ToString());
        Assert.Contains(
            "PublicRead",
            policies["arn:aws:s3:::acme-app-assets"].Document?.Json,
            StringComparison.Ordinal
        );
        Assert.Null(policies[$"arn:aws:sqs:{Home}:123456789012:orders-dead"].Document);
        const string function = $"arn:aws:lambda:{Home}:123456789012:function:orders-api";
        Assert.Contains("PublicUrl", policies[function].Document?.Json, StringComparison.Ordinal);
        Assert.Contains("events.amazonaws.com", policies[function + ":live"].Document?.Json, StringComparison.Ordinal);
        Assert.NotNull(policies[$"arn:aws:lambda:{Home}:123456789012:layer:tracing:3"].Document);
        Assert.Equal(
            snapshot.Resources.Where(resource => resource.Type is "s3:bucket").Select(bucket => bucket.Arn),
            snapshot.PublicAccessBlocks.Where(block => block.Bucket is not null).Select(block => block.Bucket!.Value)
        );
        Assert.Single(snapshot.PublicAccessBlocks, block => block.Bucket is null);
        Assert.NotEmpty(snapshot.KeyGrants);
        Assert.All(
            snapshot.Coverage.Entries.Where(entry => entry.Sections.Contains(SnapshotSection.ResourcePolicies)),
            entry => Assert.True(entry.IsAnswered, $"{entry.Operation} {entry.Subject} {entry.Message}")
        );
    }

    [Fact]
    public async Task The_policy_that_permissions_prints_is_enough_for_the_scan_that_it_is_printed_for()
    {
        string[] services = ["dynamodb", "kms", "lambda", "s3", "secretsmanager", "sns", "sqs"];
        var plan = new ScanPlan { Services = [.. services] };
        await using var lab = await SampleAsync();
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        var key = await root.CreateUserAsync("scanner", policy: null);
        await root.TryAsync(
            "CreatePolicy",
            new JsonObject { ["PolicyName"] = "scan", ["PolicyDocument"] = ScanPermissions.ToPolicyJson(plan) }
        );
        await root.TryAsync(
            "AttachUserPolicy",
            new JsonObject { ["UserName"] = "scanner", ["PolicyArn"] = "arn:aws:iam::123456789012:policy/scan" }
        );

        var snapshot = await ScanAsync(lab, key, services, [Home]);

        Assert.Equal(
            [],
            snapshot
                .Coverage.Entries.Where(entry => entry.Outcome is CallOutcome.Denied && !entry.IsForbidden)
                .Where(entry => entry.DeniedBy is not DenyingPolicyType.Resource)
                .Select(entry => $"{entry.Service}:{entry.Operation} {entry.Subject} {entry.Message}")
        );
    }

    [Theory]
    [InlineData("sqs:GetQueueAttributes", "sqs", SnapshotSection.ResourcePolicies)]
    [InlineData("s3:GetBucketPolicy", "s3", SnapshotSection.ResourcePolicies)]
    [InlineData("kms:ListGrants", "kms", SnapshotSection.KeyGrants)]
    [InlineData("kms:ListKeys", "kms", SnapshotSection.ResourcePolicies)]
    [InlineData("lambda:ListFunctions", "lambda", SnapshotSection.Resources)]
    public async Task What_is_denied_is_unknown_and_the_ledger_names_the_action_and_the_type_of_policy(
        string missing,
        string service,
        SnapshotSection section
    )
    {
        await using var lab = await SampleAsync();
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        var policy = ScanPermissions.ToPolicyJson(new ScanPlan { Services = [service] });
        var key = await root.CreateUserAsync(
            "scanner",
            policy
                .Replace($"\"{missing}\"", "\"iam:GetUser\"", StringComparison.Ordinal)
                .Replace("\n", "", StringComparison.Ordinal)
        );

        var snapshot = await ScanAsync(lab, key, [service], [Home]);

        Assert.False(snapshot.Coverage.IsKnown(section));
        Assert.Contains(
            snapshot.Coverage.Entries,
            entry =>
                entry is { Outcome: CallOutcome.Denied, IsForbidden: false }
                && entry.MissingPermission == missing
                && entry.DeniedAction == missing
                && entry.DeniedBy is DenyingPolicyType.Identity
                && entry.RequestId is not null
        );
    }

    [Fact]
    public async Task What_may_be_a_secret_is_neither_in_the_snapshot_nor_in_the_journal_and_is_counted()
    {
        const string secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        const string keyId = "AKIAIOSFODNN7EXAMPLE";
        using var folder = new TemporaryFolder();
        using var fixtures = new FixtureFolder()
            .With(
                "lambda/ListFunctions.json",
                $$$$"""
                {"Functions": [{"FunctionName": "f", "FunctionArn": "arn:aws:lambda:{{{{Home}}}}:123456789012:function:f",
                 "Description": "uses {{{{keyId}}}}", "Role": "arn:aws:iam::123456789012:role/r", "CodeSha256": "x0Qq4Zl9Yt7Rb2Kc8Wv5Mn1Pd3Gs6Hj0Lf4Ae7Uo9Xi=",
                 "Environment": {"Variables": {"MODE": "quiet word"}}}]}
                """
            )
            .With(
                "autoscaling/DescribeLaunchConfigurations.json",
                $$$$"""
                {"LaunchConfigurations": [{"LaunchConfigurationName": "web", "ImageId": "ami-1", "InstanceType": "t3.micro", "CreatedTime": "2025-01-01T00:00:00Z",
                 "LaunchConfigurationARN": "arn:aws:autoscaling:{{{{Home}}}}:123456789012:launchConfiguration:1:launchConfigurationName/web",
                 "UserData": "ZXhwb3J0IFRPS0VOPXNlc2FtZQ=="}]}
                """
            )
            .With(
                "ssm/DescribeParameters.json",
                """{"Parameters": [{"Name": "db-url", "Type": "String", "Description": "mail AKIAIOSFODNN7EXAMPLE"}]}"""
            )
            .With(
                "cloudformation/DescribeStacks.json",
                $$$$"""
                {"Stacks": [{"StackId": "arn:aws:cloudformation:{{{{Home}}}}:123456789012:stack/s/1", "StackName": "s", "Description": "{{{{secret}}}}",
                 "CreationTime": "2025-01-01T00:00:00Z", "StackStatus": "CREATE_COMPLETE",
                 "Parameters": [{"ParameterKey": "DbPassword", "ParameterValue": "hunter2"}]}]}
                """
            );
        await using var lab = await fixtures.StartAsync(WithoutFixture.Empty);
        var journal = ScanJournal.Begin(folder.File("snapshots.db"));

        var snapshot = await ScanAsync(
            lab,
            lab.RootCredentials,
            ["autoscaling", "cloudformation", "lambda", "ssm"],
            [Home],
            journal
        );

        journal.Dispose();
        var kept =
            JsonSerializer.Serialize(snapshot, SnapshotJsonContext.Default.Snapshot)
            + await File.ReadAllTextAsync(journal.Path, TestContext.Current.CancellationToken);
        Assert.All(
            [secret, keyId, "hunter2", "quiet word", "ZXhwb3J0IFRPS0VOPXNlc2FtZQ=="],
            value => Assert.DoesNotContain(value, kept, StringComparison.Ordinal)
        );
        Assert.Contains("x0Qq4Zl9", kept, StringComparison.Ordinal);
        Assert.Contains("DbPassword", kept, StringComparison.Ordinal);
        Assert.Equal([1, 2, 2, 1], snapshot.Resources.Select(resource => resource.Redacted));
    }

    [Fact]
    public async Task Tags_that_no_list_gives_are_those_of_the_tagging_API_and_secrets_in_them_are_left_out()
    {
        const string queue = $"arn:aws:sqs:{Home}:123456789012:jobs";
        using var fixtures = new FixtureFolder()
            .With("sqs/ListQueues.json", """{"QueueUrls": ["https://sqs.${Region}.amazonaws.com/${AccountId}/jobs"]}""")
            .With(
                "resourcegroupstaggingapi/GetResources.json",
                $$"""
                {"ResourceTagMappingList": [{"ResourceARN": "{{queue}}", "Tags": [{"Key": "team", "Value": "blue"}, {"Key": "key", "Value": "AKIAIOSFODNN7EXAMPLE"}]},
                 {"ResourceARN": "arn:aws:sqs:{{Home}}:123456789012:gone", "Tags": [{"Key": "team", "Value": "red"}]}]}
                """
            );
        await using var lab = await fixtures.StartAsync(WithoutFixture.Empty);

        var snapshot = await ScanAsync(lab, lab.RootCredentials, ["sqs"], [Home]);

        var found = Assert.Single(snapshot.Resources);
        Assert.Equal(queue, found.Arn.ToString());
        Assert.Equal([new Tag("key", "[redacted]"), new Tag("team", "blue")], found.Tags);
        Assert.Equal(1, found.Redacted);
    }

    [Fact]
    public async Task Regions_that_the_account_has_not_enabled_are_told_and_not_asked()
    {
        using var fixtures = new FixtureFolder()
            .With(
                "ec2/DescribeRegions.json",
                """
                {"Regions": [{"RegionName": "eu-central-1", "OptInStatus": "opt-in-not-required"},
                 {"RegionName": "me-south-1", "OptInStatus": "not-opted-in"}]}
                """
            )
            .With(
                "sqs/ListQueues.json",
                """{"QueueUrls": ["https://sqs.${Region}.amazonaws.com/${AccountId}/jobs"]}"""
            );
        await using var lab = await fixtures.StartAsync(WithoutFixture.Empty);

        var snapshot = await ScanAsync(lab, lab.RootCredentials, ["sqs"], [ScanPlan.All]);

        Assert.Equal(["eu-central-1"], snapshot.Resources.Select(resource => resource.Region));
        Assert.Equal(
            "me-south-1",
            Assert
                .Single(
                    snapshot.Coverage.Entries,
                    entry => entry.Outcome is CallOutcome.NotEnabled && entry.Service is "ec2"
                )
                .Subject
        );
        Assert.DoesNotContain(snapshot.Coverage.Entries, entry => entry.Region is "me-south-1");
    }

    [Fact]
    public async Task The_same_scan_of_services_gives_the_same_snapshot_whatever_order_its_answers_come_in()
    {
        string[] services = ["dynamodb", "ec2", "kms", "lambda", "s3", "sqs"];
        await using var lab = await SampleAsync();
        // IAM makes the credential report with the first scan.
        await ScanAsync(lab, lab.RootCredentials, [], []);

        var one = await ScanAsync(lab, lab.RootCredentials, services, [Home, "us-east-1"], parallel: 1);
        var other = await ScanAsync(lab, lab.RootCredentials, services, [Home, "us-east-1"], parallel: 8);

        Assert.Equal(Comparable(one), Comparable(other));
    }

    private static string Comparable(Snapshot snapshot) =>
        JsonSerializer.Serialize(
            snapshot with
            {
                Id = "0",
                StartedAt = default,
                CompletedAt = default,
                CredentialReport = [],
                Users = [],
                Coverage = new Coverage([
                    .. snapshot.Coverage.Entries.Select(entry => entry with { RequestId = null }),
                ]),
            },
            SnapshotJsonContext.Default.Snapshot
        );

    private static Task<LabServer> SampleAsync() =>
        LabServer.StartAsync(
            new LabOptions
            {
                Account = LabAccount.Sample,
                Fixtures = LabFixtures.Sample,
                WithoutFixture = WithoutFixture.Empty,
            },
            TestContext.Current.CancellationToken
        );

    private static string ProtocolOf(string service) =>
        ServiceCatalog.TryOpen(service, out var model)
            ? model.Protocol.ToString()
            : throw new InvalidOperationException(service);

    private static async Task<Snapshot> ScanAsync(
        LabServer lab,
        LabCredentials key,
        string[] services,
        string[] regions,
        ScanJournal? journal = null,
        int parallel = 4
    )
    {
        using var client = new AwsClient(
            new AwsClientOptions
            {
                EndpointUrl = lab.Endpoint.ToString(),
                Region = Home,
                RequireLoopback = true,
                Credentials = new SigningCredentials(key.AccessKeyId, new Secret(key.SecretAccessKey)),
            }
        );
        var options = new ScanOptions
        {
            Plan = new ScanPlan { Services = [.. services], Regions = [.. regions] },
            FaultPatience = TimeSpan.Zero,
            ParallelCalls = parallel,
        };
        var result = await Scan.RunAsync(
            client,
            options,
            journal,
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.True(result.IsSuccess, result.Error?.Message);
        return result.Snapshot;
    }

    private static bool IsRead(ResourcePolicy policy) => policy.Document is not null;
}
