using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Permissions.Checks;
using AwsRadar.Collector;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Setup;

/// <summary>Looks at the account and says what is still to be done. What somebody else made is never part of it.</summary>
internal sealed class SetupPlanner(AdminClient admin, SetupNames names, Arn administrator)
{
    /// <summary>IAM keeps at most five versions of a policy.</summary>
    private const int MaxVersions = 5;

    public AccountId Account { get; } = AccountId.Parse(administrator.Account);

    public string PolicyArn => $"arn:{administrator.Partition}:iam::{Account}:policy/{names.Policy}";

    private string Document => ScanPermissions.ToPolicyJson(Account, administrator.Partition.ToString(), names.Depth);

    /// <exception cref="SetupException">Something of these names is somebody else's, or cannot be read.</exception>
    public async Task<ImmutableArray<SetupStep>> PlanAsync(CancellationToken cancellation) =>
        [
            .. await PolicyAsync(cancellation),
            .. names.IsRole ? await RoleAsync(cancellation) : await UserAsync(cancellation),
        ];

    private async Task<List<SetupStep>> PolicyAsync(CancellationToken cancellation)
    {
        var found = await admin.FindAsync("GetPolicy", new JsonObject { ["PolicyArn"] = PolicyArn }, cancellation);
        if (found is null)
        {
            return
            [
                new(SetupWords.Step.CreatePolicy(names.Policy), "CreatePolicy", SetupInputs.Policy(names, Document)),
            ];
        }

        var policy = found.Value.GetProperty("Policy");
        RequireMark(policy, Translate("policy"), names.Policy, "--policy-name");
        var version = policy.GetProperty("DefaultVersionId").GetString()!;
        var current = await admin.FindAsync(
            "GetPolicyVersion",
            new JsonObject { ["PolicyArn"] = PolicyArn, ["VersionId"] = version },
            cancellation
        );
        var text = PolicyDocuments.Decode(current!.Value.GetProperty("PolicyVersion").GetProperty("Document"));
        return JsonElement.DeepEquals(JsonElement.Parse(text), JsonElement.Parse(Document))
            ? []
            : await UpdateAsync(cancellation);
    }

    private async Task<List<SetupStep>> UpdateAsync(CancellationToken cancellation)
    {
        var input = new JsonObject { ["PolicyArn"] = PolicyArn };
        var versions = await admin.ListAsync("ListPolicyVersions", input, "Versions", cancellation);
        var oldest = versions
            .Where(version => !version.GetProperty("IsDefaultVersion").GetBoolean())
            .Select(version => version.GetProperty("VersionId").GetString()!)
            .MinBy(version => version.Length + version, StringComparer.Ordinal);
        var update = new SetupStep(
            SetupWords.Step.UpdatePolicy(names.Policy),
            "CreatePolicyVersion",
            new JsonObject
            {
                ["PolicyArn"] = PolicyArn,
                ["PolicyDocument"] = Document,
                ["SetAsDefault"] = true,
            }
        );
        return versions.Length < MaxVersions
            ? [update]
            :
            [
                new(
                    SetupWords.Step.DropVersion(names.Policy, oldest!),
                    "DeletePolicyVersion",
                    new JsonObject { ["PolicyArn"] = PolicyArn, ["VersionId"] = oldest }
                ),
                update,
            ];
    }

    private async Task<List<SetupStep>> UserAsync(CancellationToken cancellation)
    {
        var group = await admin.FindAsync("GetGroup", SetupInputs.GroupName(names), cancellation);
        var user = await admin.FindAsync("GetUser", SetupInputs.UserName(names), cancellation);
        var steps = new List<SetupStep>();
        if (group is null)
        {
            steps.Add(new(SetupWords.Step.CreateGroup(names.Group), "CreateGroup", SetupInputs.Group(names)));
        }
        else if (group.Value.GetProperty("Group").GetProperty("Path").GetString() is not SetupNames.GroupPath)
        {
            throw Foreign(Translate("group"), names.Group, "--group-name");
        }

        if (!await IsAttachedAsync("ListAttachedGroupPolicies", SetupInputs.GroupName(names), cancellation))
        {
            var input = SetupInputs.GroupName(names);
            input["PolicyArn"] = PolicyArn;
            steps.Add(new(SetupWords.Step.Attach(names.Policy, names.Group), "AttachGroupPolicy", input));
        }

        if (user is null)
        {
            steps.Add(new(SetupWords.Step.CreateUser(names.Identity), "CreateUser", SetupInputs.User(names)));
        }
        else
        {
            RequireMark(user.Value.GetProperty("User"), Translate("user"), names.Identity, "--name");
        }

        var isMember = group?.GetProperty("Users").EnumerateArray().Any(each => IsNamed(each, names.Identity)) is true;
        if (!isMember && !await IsMemberAsync(cancellation))
        {
            steps.Add(
                new(
                    SetupWords.Step.Join(names.Identity, names.Group),
                    "AddUserToGroup",
                    new JsonObject { ["GroupName"] = names.Group, ["UserName"] = names.Identity }
                )
            );
        }

        return steps;
    }

    /// <summary>The first page of a group's users may not be all.</summary>
    private async Task<bool> IsMemberAsync(CancellationToken cancellation) =>
        (await admin.ListAsync("ListGroupsForUser", SetupInputs.UserName(names), "Groups", cancellation)).Any(group =>
            group.GetProperty("GroupName").GetString() == names.Group
        );

    private async Task<List<SetupStep>> RoleAsync(CancellationToken cancellation)
    {
        var trusted = SetupInputs.TrustedBy(administrator);
        var role = await admin.FindAsync("GetRole", SetupInputs.RoleName(names), cancellation);
        var steps = new List<SetupStep>();
        if (role is null)
        {
            steps.Add(
                new(SetupWords.Step.CreateRole(names.Identity, trusted), "CreateRole", SetupInputs.Role(names, trusted))
            );
        }
        else
        {
            RequireMark(role.Value.GetProperty("Role"), Translate("role"), names.Identity, "--name");
        }

        if (!await IsAttachedAsync("ListAttachedRolePolicies", SetupInputs.RoleName(names), cancellation))
        {
            var input = SetupInputs.RoleName(names);
            input["PolicyArn"] = PolicyArn;
            steps.Add(new(SetupWords.Step.Attach(names.Policy, names.Identity), "AttachRolePolicy", input));
        }

        return steps;
    }

    private async Task<bool> IsAttachedAsync(string operation, JsonObject input, CancellationToken cancellation) =>
        (await admin.ListAsync(operation, input, "AttachedPolicies", cancellation)).Any(policy =>
            policy.GetProperty("PolicyArn").GetString() == PolicyArn
        );

    private static void RequireMark(JsonElement entity, string kind, string name, string option)
    {
        if (!SetupInputs.HasMark(entity))
        {
            throw Foreign(kind, name, option);
        }
    }

    private static SetupException Foreign(string kind, string name, string option) =>
        new(SetupWords.Foreign(kind, name), SetupWords.OtherName(option));

    private static bool IsNamed(JsonElement user, string name) => user.GetProperty("UserName").GetString() == name;
}
