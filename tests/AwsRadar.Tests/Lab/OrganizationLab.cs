using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>
/// A lab whose account manages an organization with all policy types that decide about requests: units <c>outer</c> and,
/// in it, <c>inner</c>, with one account in <c>inner</c>.
/// </summary>
public class OrganizationLab : IAsyncLifetime
{
    public const string AccessRole = "OrganizationAccountAccessRole";

    private LabServer? _lab;
    private LabClient? _administrator;

    protected virtual LabOptions Options => new();

    public LabServer Lab => _lab ?? throw new InvalidOperationException("The lab starts with the first test.");

    /// <summary>An administrator of the management account: a root user cannot assume roles.</summary>
    public LabClient Administrator => _administrator!;

    public LabClient Organizations => Administrator.Of("organizations");

    public string OrganizationId { get; private set; } = "";

    public string RootId { get; private set; } = "";

    public string OuterId { get; private set; } = "";

    public string InnerId { get; private set; } = "";

    /// <summary>The account in <c>inner</c>.</summary>
    public string MemberId { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync(Options, TestContext.Current.CancellationToken);
        var root = new LabClient(_lab.Endpoint, _lab.RootCredentials);
        _administrator = new LabClient(
            _lab.Endpoint,
            await root.CreateUserAsync("administrator", LabFixture.Allow("*"))
        );
        var made = await Organizations.CallAsync("CreateOrganization");
        OrganizationId = made.GetProperty("Organization").GetProperty("Id").GetString()!;
        RootId = (await Organizations.CallAsync("ListRoots")).GetProperty("Roots")[0].GetProperty("Id").GetString()!;
        foreach (var type in (string[])["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"])
        {
            await Organizations.CallAsync(
                "EnablePolicyType",
                new JsonObject { [nameof(RootId)] = RootId, ["PolicyType"] = type }
            );
        }

        OuterId = await CreateUnitAsync("outer", RootId);
        InnerId = await CreateUnitAsync("inner", OuterId);
        MemberId = await CreateAccountAsync("member", InnerId);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_lab is not null)
        {
            await _lab.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    public async Task<string> CreateUnitAsync(string name, string parent)
    {
        var made = await Organizations.CallAsync(
            "CreateOrganizationalUnit",
            new JsonObject { ["Name"] = name, ["ParentId"] = parent }
        );
        return made.GetProperty("OrganizationalUnit").GetProperty("Id").GetString()!;
    }

    /// <summary>A new account in the unit or root.</summary>
    public async Task<string> CreateAccountAsync(string name, string? parent = null)
    {
        var input = new JsonObject { ["AccountName"] = name, ["Email"] = $"{name}@example.org" };
        var made = (await Organizations.CallAsync("CreateAccount", input)).GetProperty("CreateAccountStatus");
        Assert.Equal("IN_PROGRESS", made.GetProperty("State").GetString());
        var status = await Organizations.CallAsync(
            "DescribeCreateAccountStatus",
            new JsonObject { ["CreateAccountRequestId"] = made.GetProperty("Id").GetString() }
        );
        var id = status.GetProperty("CreateAccountStatus").GetProperty("AccountId").GetString()!;
        if (parent is not null)
        {
            await Organizations.CallAsync(
                "MoveAccount",
                new JsonObject
                {
                    ["AccountId"] = id,
                    ["SourceParentId"] = RootId,
                    ["DestinationParentId"] = parent,
                }
            );
        }

        return id;
    }

    /// <summary>An administrator of another account, by the role that it was made with.</summary>
    public Task<LabClient> InAsync(string account) =>
        AssumeAsync(Administrator, $"arn:aws:iam::{account}:role/{AccessRole}");

    public async Task<LabClient> AssumeAsync(LabClient caller, string role, JsonObject? more = null)
    {
        var input = more?.DeepClone().AsObject() ?? [];
        input["RoleArn"] = role;
        input["RoleSessionName"] = "test";
        return ClientOf((await caller.Sts.CallAsync("AssumeRole", input)).GetProperty("Credentials"));
    }

    public LabClient ClientOf(LabCredentials key) => new(Lab.Endpoint, key);

    /// <summary>Creates a policy and attaches it.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> AttachAsync(
        string target,
        string name,
        string content,
        string type = "SERVICE_CONTROL_POLICY"
    )
    {
        var made = await Organizations.CallAsync(
            "CreatePolicy",
            new JsonObject
            {
                ["Name"] = name,
                ["Description"] = "",
                ["Content"] = content,
                ["Type"] = type,
            }
        );
        var summary = made.GetProperty("Policy").GetProperty("PolicySummary");
        await Organizations.CallAsync(
            "AttachPolicy",
            new JsonObject { ["PolicyId"] = summary.GetProperty("Id").GetString(), ["TargetId"] = target }
        );
        return summary.GetProperty("Arn").GetString()!;
    }

    public Task DetachAsync(string target, string policyArn) =>
        Organizations.CallAsync(
            "DetachPolicy",
            new JsonObject { ["PolicyId"] = policyArn[(policyArn.LastIndexOf('/') + 1)..], ["TargetId"] = target }
        );

    private LabClient ClientOf(JsonElement credentials) =>
        new(
            Lab.Endpoint,
            new LabCredentials(
                credentials.GetProperty("AccessKeyId").GetString()!,
                credentials.GetProperty("SecretAccessKey").GetString()!
            ),
            credentials.GetProperty("SessionToken").GetString()
        );
}
