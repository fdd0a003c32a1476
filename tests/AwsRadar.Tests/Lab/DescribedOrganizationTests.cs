using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>A lab of several accounts that its options describe.</summary>
public sealed class DescribedOrganizationTests
{
    private const string Management = "123456789012";
    private const string Dev = "111122223333";
    private const string Vendor = "444455556666";

    private const string Description = """
        {
          "Id": "o-exampleorg1",
          "ManagementAccountId": "123456789012",
          "Policies": [
            { "Name": "NoUsers", "Content": { "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "iam:CreateUser", "Resource": "*" }] } },
            { "Name": "OnlyReading", "Type": "SERVICE_CONTROL_POLICY", "Content": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"iam:Get*\",\"iam:List*\"],\"Resource\":\"*\"}]}" },
            { "Name": "Owners", "Id": "p-owners01", "Type": "TAG_POLICY", "Content": { "tags": {} } }
          ],
          "Root": {
            "Id": "r-exam",
            "Policies": ["Owners"],
            "Units": [
              {
                "Name": "Workloads",
                "Id": "ou-exam-workload",
                "Policies": ["FullAWSAccess", "NoUsers"],
                "Units": [{ "Name": "Test", "Accounts": [{ "Id": "111122223333", "Name": "dev", "Email": "dev@example.org", "Account": "sample" }] }],
                "Accounts": [{ "Id": "222233334444", "Name": "audit", "Policies": ["OnlyReading"], "Tags": [{ "Key": "team", "Value": "security" }] }]
              }
            ]
          },
          "OutsideAccounts": [{ "Id": "444455556666", "Name": "vendor" }]
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_account_has_a_key_and_the_key_chooses_the_account()
    {
        await using var lab = await StartAsync(Description);

        Assert.Equal(
            [(Management, Management), (Dev, "dev"), ("222233334444", "audit"), (Vendor, "vendor")],
            lab.Accounts.Select(account => ($"{account.AccountId}", account.Name))
        );
        foreach (var account in lab.Accounts)
        {
            var client = new LabClient(lab.Endpoint, account.RootCredentials!);
            var identity = await client.Sts.CallAsync("GetCallerIdentity");
            Assert.Equal($"arn:aws:iam::{account.AccountId}:root", identity.GetProperty("Arn").GetString());
        }
    }

    [Fact]
    public async Task The_tree_and_what_is_attached_are_as_described()
    {
        await using var lab = await StartAsync(Description);
        var organizations = RootOf(lab, Management).Of("organizations");

        var organization = (await organizations.CallAsync("DescribeOrganization")).GetProperty("Organization");
        Assert.Equal("o-exampleorg1", organization.GetProperty("Id").GetString());
        Assert.Equal(Management, organization.GetProperty("MasterAccountId").GetString());
        Assert.Equal(["TAG_POLICY Owners"], await AttachedAsync(organizations, "r-exam", "TAG_POLICY"));
        Assert.Equal(["SERVICE_CONTROL_POLICY FullAWSAccess"], await AttachedAsync(organizations, "r-exam"));
        Assert.Equal(
            ["SERVICE_CONTROL_POLICY FullAWSAccess", "SERVICE_CONTROL_POLICY NoUsers"],
            await AttachedAsync(organizations, "ou-exam-workload")
        );
        Assert.Equal(["SERVICE_CONTROL_POLICY OnlyReading"], await AttachedAsync(organizations, "222233334444"));
        var parent = await organizations.CallAsync("ListParents", new JsonObject { ["ChildId"] = "222233334444" });
        Assert.Equal("ou-exam-workload", parent.GetProperty("Parents")[0].GetProperty("Id").GetString());
        var tags = await organizations.CallAsync(
            "ListTagsForResource",
            new JsonObject { ["ResourceId"] = "222233334444" }
        );
        Assert.Equal("security", tags.GetProperty("Tags")[0].GetProperty("Value").GetString());
    }

    [Fact]
    public async Task Its_policies_bind_the_root_users_of_member_accounts_and_nobody_outside()
    {
        await using var lab = await StartAsync(Description);

        var dev = await RootOf(lab, Dev).FailAsync("CreateUser", new JsonObject { ["UserName"] = "mina" });
        var audit = await RootOf(lab, "222233334444").FailAsync("CreateGroup", new JsonObject { ["GroupName"] = "g" });
        await RootOf(lab, Vendor).CallAsync("CreateUser", new JsonObject { ["UserName"] = "mina" });
        await RootOf(lab, Management).CallAsync("CreateUser", new JsonObject { ["UserName"] = "mina" });

        Assert.Contains("with an explicit deny in a service control policy", dev.Message, StringComparison.Ordinal);
        Assert.Contains(
            "because no service control policy allows the iam:CreateGroup",
            audit.Message,
            StringComparison.Ordinal
        );
        await RootOf(lab, "222233334444").CallAsync("ListRoles");
    }

    [Fact]
    public async Task An_account_has_what_its_file_says_or_what_CreateAccount_makes()
    {
        await using var lab = await StartAsync(Description);

        Assert.Contains("alice", lab.Accounts[1].UserCredentials.Keys, StringComparer.Ordinal);
        var alice = new LabClient(lab.Endpoint, lab.Accounts[1].UserCredentials["alice"]);
        var identity = await alice.Sts.CallAsync("GetCallerIdentity");
        Assert.Equal($"arn:aws:iam::{Dev}:user/alice", identity.GetProperty("Arn").GetString());
        var roles = (await RootOf(lab, "222233334444").CallAsync("ListRoles")).GetProperty("Roles");
        Assert.Equal(
            ["AWSServiceRoleForOrganizations", "OrganizationAccountAccessRole"],
            roles.EnumerateArray().Select(role => role.GetProperty("RoleName").GetString())
        );
    }

    [Fact]
    public async Task A_state_file_keeps_all_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("aws-radar-");
        var options = new LabOptions
        {
            Organization = LabOrganization.FromJson(Description),
            StateFile = Path.Combine(folder.FullName, "lab.state"),
        };
        LabCredentials dev;
        await using (var lab = await LabServer.StartAsync(options, Cancellation))
        {
            dev = lab.Accounts[1].RootCredentials!;
            await RootOf(lab, Dev).CallAsync("CreateGroup", new JsonObject { ["GroupName"] = "kept" });
        }

        await using (var lab = await LabServer.StartAsync(options, Cancellation))
        {
            Assert.True(lab.IsResumed);
            Assert.Equal(dev, lab.Accounts[1].RootCredentials);
            await RootOf(lab, Dev).CallAsync("GetGroup", new JsonObject { ["GroupName"] = "kept" });
            await RootOf(lab, Dev).FailAsync("CreateUser", new JsonObject { ["UserName"] = "mina" });
        }

        var copy = new LabOptions
        {
            Account = LabAccount.FromState(options.StateFile),
            AccountId = AccountId.Parse(Dev),
        };
        await using (var lab = await LabServer.StartAsync(copy, Cancellation))
        {
            Assert.Equal(Dev, $"{lab.AccountId}");
        }

        var other = await Assert.ThrowsAsync<LabStartException>(() =>
            LabServer.StartAsync(copy with { AccountId = AccountId.Parse("999999999999") }, Cancellation)
        );
        folder.Delete(recursive: true);

        Assert.EndsWith(
            "holds no account 999999999999: it has 123456789012, 111122223333, 222233334444, 444455556666.",
            other.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("[]", "it is not an object")]
    [InlineData(
        """{"Root":{"Polices":[]}}""",
        "Root has no member `Polices`; it may have Id, Policies, Units, Accounts"
    )]
    [InlineData("""{"Id":"o-1"}""", "it has no Root for its organization")]
    [InlineData("""{"Root":{"Policies":["Nothing"]}}""", "Root.Policies: there is no policy Nothing")]
    [InlineData("""{"Root":{"Units":[{}]}}""", "Root.Units[0].Name is missing")]
    [InlineData("""{"Root":{"Id":"R!"}}""", "Root.Id is not `r-` and lower-case letters or digits: `R!`")]
    [InlineData("""{"Root":{"Accounts":[{"Id":"12"}]}}""", "Root.Accounts[0].Id is not twelve digits: `12`")]
    [InlineData(
        """{"Root":{"Accounts":[{"Id":"111122223333"}]},"OutsideAccounts":[{"Id":"111122223333"}]}""",
        "OutsideAccounts[0]: there is another account 111122223333"
    )]
    [InlineData(
        """{"Root":{"Units":[{"Name":"a"},{"Name":"a"}]}}""",
        "Root.Units[1]: there is another unit a beside it"
    )]
    [InlineData(
        """{"Root":{},"Policies":[{"Name":"FullAWSAccess","Content":{}}]}""",
        "Policies[0]: there is another policy FullAWSAccess"
    )]
    [InlineData(
        """{"Root":{},"Policies":[{"Name":"p","Type":"SCP","Content":{}}]}""",
        "Policies[0].Type is no type of policy: `SCP`"
    )]
    [InlineData(
        """{"Root":{},"Policies":[{"Name":"p","Type":"TAG_POLICY","Content":"no"}]}""",
        "Policies[0].Content is no TAG_POLICY: it is not a JSON object"
    )]
    [InlineData(
        """{"ManagementAccountId":"123456789012","Root":{"Accounts":[{"Id":"123456789012","Account":"sample"}]}}""",
        "Root.Accounts[0].Account is that of the lab itself: leave it out"
    )]
    public async Task What_is_wrong_with_a_description_is_told_with_its_place(string description, string problem)
    {
        var error = await Assert.ThrowsAsync<LabStartException>(() => StartAsync(description));

        Assert.Equal(LabStartFailure.Organization, error.Failure);
        Assert.Equal($"The text is not the description of an organization: {problem}.", error.Message);
    }

    private static async Task<List<string>> AttachedAsync(
        LabClient organizations,
        string target,
        string type = "SERVICE_CONTROL_POLICY"
    )
    {
        var listed = await organizations.CallAsync(
            "ListPoliciesForTarget",
            new JsonObject { ["TargetId"] = target, ["Filter"] = type }
        );
        return
        [
            .. listed
                .GetProperty("Policies")
                .EnumerateArray()
                .Select(policy => $"{policy.GetProperty("Type").GetString()} {policy.GetProperty("Name").GetString()}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static LabClient RootOf(LabServer lab, string account) =>
        new(lab.Endpoint, lab.Accounts.Single(one => $"{one.AccountId}" == account).RootCredentials!);

    private static Task<LabServer> StartAsync(string description) =>
        LabServer.StartAsync(new LabOptions { Organization = LabOrganization.FromJson(description) }, Cancellation);
}
