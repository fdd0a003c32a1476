using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Permissions.Checks;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Setup;

/// <summary>Looks at the account and says what is still to be done. What somebody else made is never part of it.</summary>
internal sealed class SetupPlanner(AdminClient admin, SetupNames names, Arn administrator)
{
    /// <summary>IAM keeps at most five versions of a policy.</summary>
    private const int MaxVersions = 5;

    private readonly ImmutableArray<string> _documents = SetupPolicies.Of(
        names,
        AccountId.Parse(administrator.Account),
        administrator.Partition.ToString()
    );

    public AccountId Account { get; } = AccountId.Parse(administrator.Account);

    /// <exception cref="SetupException">Something of these names is somebody else's, or cannot be read.</exception>
    public async Task<ImmutableArray<SetupStep>> PlanAsync(CancellationToken cancellation)
    {
        var steps = new List<SetupStep>();
        for (var index = 0; index < _documents.Length; index++)
        {
            steps.AddRange(await PolicyAsync(index, cancellation));
        }

        steps.AddRange(names.IsRole ? await RoleAsync(cancellation) : await UserAsync(cancellation));
        return [.. steps, .. await ObsoleteAsync(cancellation)];
    }

    private string ArnOf(int index) => $"arn:{administrator.Partition}:iam::{Account}:policy/{names.PolicyAt(index)}";

    private async Task<List<SetupStep>> PolicyAsync(int index, CancellationToken cancellation)
    {
        var (name, arn, document) = (names.PolicyAt(index), ArnOf(index), _documents[index]);
        var found = await admin.FindAsync("GetPolicy", new JsonObject { ["PolicyArn"] = arn }, cancellation);
        if (found is null)
        {
            return [new(SetupWords.Step.CreatePolicy(name), "CreatePolicy", SetupInputs.Policy(name, document))];
        }

        var policy = found.Value.GetProperty("Policy");
        RequireMark(policy, Translate("policy"), name, "--policy-name");
        var version = policy.GetProperty("DefaultVersionId").GetString()!;
        var current = await admin.FindAsync(
            "GetPolicyVersion",
            new JsonObject { ["PolicyArn"] = arn, ["VersionId"] = version },
            cancellation
        );
        var text = PolicyDocuments.Decode(current!.Value.GetProperty("PolicyVersion").GetProperty("Document"));
        return JsonElement.DeepEquals(JsonElement.Parse(text), JsonElement.Parse(document))
            ? []
            : await UpdateAsync(name, arn, document, cancellation);
    }

    /// <summary>Policies of an earlier setup for a scan that needed more of them. The last goes first, so that none is passed over after a kill.</summary>
    private async Task<IEnumerable<SetupStep>> ObsoleteAsync(CancellationToken cancellation)
    {
        var removal = new PolicyRemoval(admin, names);
        var policies = new List<List<SetupStep>>();
        for (var index = _documents.Length; ; index++)
        {
            var steps = await removal.PlanAsync(names.PolicyAt(index), ArnOf(index), cancellation);
            if (steps.Count == 0)
            {
                policies.Reverse();
                return policies.SelectMany(each => each);
            }

            var (operation, input, holder) = names.IsRole
                ? ("Role", SetupInputs.RoleName(names), names.Identity)
                : ("Group", SetupInputs.GroupName(names), names.Group);
            input["PolicyArn"] = ArnOf(index);
            steps.Insert(
                0,
                new(SetupWords.Step.Detach(names.PolicyAt(index), holder), $"Detach{operation}Policy", input)
            );
            policies.Add(steps);
        }
    }

    private async Task<List<SetupStep>> UpdateAsync(
        string name,
        string arn,
        string document,
        CancellationToken cancellation
    )
    {
        var input = new JsonObject { ["PolicyArn"] = arn };
        var versions = await admin.ListAsync("ListPolicyVersions", input, "Versions", cancellation);
        var oldest = versions
            .Where(version => !version.GetProperty("IsDefaultVersion").GetBoolean())
            .Select(version => version.GetProperty("VersionId").GetString()!)
            .MinBy(version => version.Length + version, StringComparer.Ordinal);
        var update = new SetupStep(
            SetupWords.Step.UpdatePolicy(name),
            "CreatePolicyVersion",
            new JsonObject
            {
                ["PolicyArn"] = arn,
                ["PolicyDocument"] = document,
                ["SetAsDefault"] = true,
            }
        );
        return versions.Length < MaxVersions
            ? [update]
            :
            [
                new(
                    SetupWords.Step.DropVersion(name, oldest!),
                    "DeletePolicyVersion",
                    new JsonObject { ["PolicyArn"] = arn, ["VersionId"] = oldest }
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

        steps.AddRange(await AttachAsync("Group", () => SetupInputs.GroupName(names), names.Group, cancellation));

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

        steps.AddRange(await AttachAsync("Role", () => SetupInputs.RoleName(names), names.Identity, cancellation));

        return steps;
    }

    private async Task<IEnumerable<SetupStep>> AttachAsync(
        string kind,
        Func<JsonObject> input,
        string holder,
        CancellationToken cancellation
    )
    {
        var attached = await admin.ListAsync($"ListAttached{kind}Policies", input(), "AttachedPolicies", cancellation);
        return Enumerable
            .Range(0, _documents.Length)
            .Where(index => !Array.Exists(attached, each => each.GetProperty("PolicyArn").GetString() == ArnOf(index)))
            .Select(index =>
            {
                var parameters = input();
                parameters["PolicyArn"] = ArnOf(index);
                return new SetupStep(
                    SetupWords.Step.Attach(names.PolicyAt(index), holder),
                    $"Attach{kind}Policy",
                    parameters
                );
            });
    }

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
