using System.Text;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Files;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Tests.Collector.Files;

/// <summary>What the AWS CLI prints becomes a snapshot, in each form in which people keep it.</summary>
public sealed class AccountAuthorizationFileTests
{
    private static readonly DateTimeOffset WrittenAt = new(2026, 11, 23, 9, 14, 0, TimeSpan.Zero);

    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private static readonly string Page = $$"""
        {
            "UserDetailList": [
                {
                    "Path": "/", "UserName": "alice", "UserId": "AIDAEXAMPLE", "CreateDate": "2025-01-01T09:30:00+00:00",
                    "Arn": "arn:aws:iam::123456789012:user/alice", "GroupList": ["admins"],
                    "UserPolicyList": [ { "PolicyName": "self", "PolicyDocument": { "Version": "2012-10-17",
                        "Statement": [ { "Effect": "Allow",  "Action": "iam:*",
                                         "Resource": "arn:aws:iam::*:user/${aws:username}" } ] } } ],
                    "AttachedManagedPolicies": [ { "PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" } ],
                    "PermissionsBoundary": { "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::123456789012:policy/limit" },
                    "Tags": [ { "Key": "=cmd", "Value": "값" } ]
                }
            ],
            "GroupDetailList": [
                { "Path": "/", "GroupName": "admins", "GroupId": "AGPAEXAMPLE", "CreateDate": "2025-01-01T09:30:00Z",
                  "Arn": "arn:aws:iam::123456789012:group/admins", "GroupPolicyList": [], "AttachedManagedPolicies": [] }
            ],
            "RoleDetailList": [
                { "Path": "/", "RoleName": "web", "RoleId": "AROAEXAMPLE", "CreateDate": "2025-01-01 09:30:00+00:00",
                  "Arn": "arn:aws:iam::123456789012:role/web", "AssumeRolePolicyDocument": {{Trust}},
                  "RolePolicyList": [], "AttachedManagedPolicies": [],
                  "InstanceProfileList": [ { "Path": "/", "InstanceProfileName": "web", "InstanceProfileId": "AIPAEXAMPLE",
                      "Arn": "arn:aws:iam::123456789012:instance-profile/web", "CreateDate": 1735723800, "Roles": [ {} ] } ],
                  "RoleLastUsed": { "LastUsedDate": "2026-11-01T00:00:00.5+09:00", "Region": "ap-northeast-2" } }
            ],
            "Policies": [
                { "Path": "/", "PolicyName": "ReadOnlyAccess", "PolicyId": "ANPAEXAMPLE", "CreateDate": "2025-01-01T09:30:00Z",
                  "UpdateDate": "2025-02-01T09:30:00Z", "Arn": "arn:aws:iam::aws:policy/ReadOnlyAccess", "DefaultVersionId": "v2",
                  "AttachmentCount": 1, "PermissionsBoundaryUsageCount": 0, "IsAttachable": true,
                  "PolicyVersionList": [ { "VersionId": "v2", "IsDefaultVersion": true, "CreateDate": "2025-02-01T09:30:00Z",
                      "Document": "%7B%22Version%22%3A%222012-10-17%22%2C%22Id%22%3A%22a%2Bb+c%22%7D" } ] },
                { "Path": "/", "PolicyName": "limit", "PolicyId": "ANPAEXAMPLE2", "CreateDate": "2025-01-01T09:30:00Z",
                  "UpdateDate": "2025-02-01T09:30:00Z", "Arn": "arn:aws:iam::123456789012:policy/limit", "DefaultVersionId": "v1",
                  "AttachmentCount": 0, "PermissionsBoundaryUsageCount": 1, "IsAttachable": false, "Description": "limits",
                  "PolicyVersionList": [ { "VersionId": "v1", "IsDefaultVersion": true, "CreateDate": "2025-02-01T09:30:00Z",
                      "Document": "{\"Version\": \"2012-10-17\"}" } ] }
            ]
        }
        """;

    [Fact]
    public void Every_part_of_the_AWS_CLIs_output_is_read()
    {
        var snapshot = Read(Page);

        var user = Assert.Single(snapshot.Users);
        Assert.Equal("alice", user.Name);
        Assert.Equal(["admins"], user.GroupNames);
        Assert.Equal("arn:aws:iam::aws:policy/ReadOnlyAccess", Assert.Single(user.AttachedPolicies).Arn.ToString());
        Assert.Equal("arn:aws:iam::123456789012:policy/limit", user.PermissionsBoundary.ToString());
        Assert.Equal(new Tag("=cmd", "값"), Assert.Single(user.Tags));
        var role = Assert.Single(snapshot.Roles);
        Assert.Equal(new DateTimeOffset(2026, 10, 31, 15, 0, 0, 500, TimeSpan.Zero), role.LastUsedAt);
        Assert.Equal(TimeSpan.Zero, role.LastUsedAt!.Value.Offset);
        Assert.Equal("ap-northeast-2", role.LastUsedRegion);
        Assert.Equal("web", Assert.Single(role.InstanceProfiles).Name);
        Assert.Equal("123456789012", snapshot.Account.ToString());
        Assert.Equal(WrittenAt, snapshot.StartedAt);
        Assert.Equal("limits", snapshot.ManagedPolicies.Single(policy => policy.Name is "limit").Description);
    }

    [Fact]
    public void Times_are_read_in_every_form_in_which_tools_write_them()
    {
        var snapshot = Read(Page);

        var expected = new DateTimeOffset(2025, 1, 1, 9, 30, 0, TimeSpan.Zero);
        Assert.Equal(expected, snapshot.Users[0].CreatedAt);
        Assert.Equal(expected, snapshot.Groups[0].CreatedAt);
        Assert.Equal(expected, snapshot.Roles[0].CreatedAt);
        Assert.Equal(expected, snapshot.Roles[0].InstanceProfiles[0].CreatedAt);
    }

    [Fact]
    public void Policy_documents_are_read_as_objects_as_text_and_URL_encoded()
    {
        var snapshot = Read(Page);

        Assert.Equal(Trust, snapshot.Roles[0].TrustPolicy.Json);
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"arn:aws:iam::*:user/${aws:username}"}]}""",
            snapshot.Users[0].InlinePolicies[0].Document.Json
        );
        Assert.Equal(
            """{"Version":"2012-10-17","Id":"a+b+c"}""",
            snapshot.ManagedPolicies.Single(policy => policy.IsAwsManaged).DefaultVersion!.Document.Json
        );
        Assert.Equal(
            """{"Version": "2012-10-17"}""",
            snapshot.ManagedPolicies.Single(policy => !policy.IsAwsManaged).DefaultVersion!.Document.Json
        );
    }

    [Theory]
    [InlineData("%257B%2522Version%2522%3A1%257D")]
    [InlineData("%C3%28 nonsense")]
    [InlineData("")]
    public void A_document_that_is_no_JSON_is_kept_as_it_came(string document)
    {
        var snapshot = Read(Page.Replace(Trust, $"\"{document}\"", StringComparison.Ordinal));

        Assert.Equal(document, snapshot.Roles[0].TrustPolicy.Json);
    }

    [Fact]
    public void A_second_Effect_in_a_document_reaches_the_policy_parser()
    {
        const string twice = """{"Statement":[{"Effect":"Deny","Effect":"Allow","x":"\u0041\\\" :"}]}""";

        var snapshot = Read(
            Page.Replace(Trust, twice.Replace(",", " ,\n\t", StringComparison.Ordinal), StringComparison.Ordinal)
        );

        Assert.Equal(twice, snapshot.Roles[0].TrustPolicy.Json);
    }

    [Fact]
    public void Hostile_names_paths_and_tags_survive_as_data()
    {
        const string path = "/<img/src=x/onerror=alert(1)>&'/";
        var page = Page.Replace(
                "\"Path\": \"/\", \"UserName\"",
                $"\"Path\": \"{path}\", \"UserName\"",
                StringComparison.Ordinal
            )
            .Replace("\"값\"", "\"\\u0000\\u001b]8;;\\u2028</script>\"", StringComparison.Ordinal);

        var snapshot = Read(page);

        Assert.Equal(path, snapshot.Users[0].Path);
        Assert.Equal("\0\u001b]8;;\u2028</script>", snapshot.Users[0].Tags[0].Value);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_file_with_a_byte_order_mark_is_read_as_the_mark_says(string encoding)
    {
        var form = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. form.GetPreamble(), .. form.GetBytes(Page)];

        var snapshot = Read(bytes);

        Assert.NotEmpty(form.GetPreamble());
        Assert.Equal("값", snapshot.Users[0].Tags[0].Value);
    }

    [Fact]
    public void Pages_after_one_another_or_in_a_list_are_one_account()
    {
        var second = Page.Replace("alice", "bob", StringComparison.Ordinal);

        var joined = Read(Page + "\n" + second);
        var listed = Read($"[{Page},{second}]");

        Assert.Equal(["alice", "bob"], joined.Users.Select(user => user.Name));
        Assert.Equal(["alice", "bob"], listed.Users.Select(user => user.Name));
        Assert.Single(joined.Groups);
    }

    [Fact]
    public void What_a_file_cannot_hold_is_unknown_and_never_none()
    {
        var snapshot = Read(Page);

        SnapshotSection[] known =
        [
            SnapshotSection.Users,
            SnapshotSection.Groups,
            SnapshotSection.Roles,
            SnapshotSection.ManagedPolicies,
        ];
        foreach (var section in Enum.GetValues<SnapshotSection>())
        {
            Assert.Equal(known.Contains(section), snapshot.Coverage.IsKnown(section));
        }

        Assert.All(
            CallRegistry.All.SelectMany(call => call.Sections),
            section => Assert.Contains(snapshot.Coverage.Entries, entry => entry.Sections.Contains(section))
        );
    }

    [Theory]
    [InlineData("\"GroupDetailList\"", "\"Unrelated\"", SnapshotSection.Groups, CallOutcome.Skipped)]
    [InlineData("[\"admins\"]", "[\"admins\",\"ghosts\"]", SnapshotSection.Groups, CallOutcome.Incomplete)]
    [InlineData(
        "aws:policy/ReadOnlyAccess\" }",
        "aws:policy/Other\" }",
        SnapshotSection.ManagedPolicies,
        CallOutcome.Incomplete
    )]
    [InlineData("12:policy/limit\" }", "12:policy/gone\" }", SnapshotSection.ManagedPolicies, CallOutcome.Incomplete)]
    public void A_list_that_lacks_what_others_refer_to_is_not_taken_for_whole(
        string from,
        string to,
        SnapshotSection section,
        CallOutcome outcome
    )
    {
        var snapshot = Read(Page.Replace(from, to, StringComparison.Ordinal));

        Assert.False(snapshot.Coverage.IsKnown(section));
        Assert.True(snapshot.Coverage.IsKnown(SnapshotSection.Users));
        Assert.Contains(
            snapshot.Coverage.Gaps,
            gap => gap.Sections.Contains(section) && gap.Outcome == outcome && gap.Message is not null
        );
    }

    [Theory]
    [InlineData("\"IsTruncated\": true, \"Marker\": \"abc\"")]
    [InlineData("\"NextToken\": \"abc\"")]
    public void A_file_with_only_the_first_pages_is_incomplete(string more)
    {
        var snapshot = Read("{" + more + "," + Page.TrimStart()[1..]);

        Assert.False(snapshot.Coverage.IsKnown(SnapshotSection.Users));
        Assert.Single(snapshot.Users);
    }

    [Fact]
    public void The_same_file_gives_the_same_snapshot()
    {
        Assert.Equal(Read(Page).Id, Read(Page).Id);
        Assert.NotEqual(Read(Page).Id, Read(Page + " ").Id);
    }

    private static Snapshot Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static Snapshot Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var result = AccountAuthorizationFile.Read(
            stream,
            "details.json",
            WrittenAt,
            TestContext.Current.CancellationToken
        );
        Assert.True(result.IsSuccess, result.Error);
        return result.Snapshot;
    }
}
