using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Explaining;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Setup;

/// <summary>
/// Finds what setup and the coach made, in the order in which IAM lets it be removed. What somebody else attached to it, or
/// attached it to, is named and stops everything before anything is removed.
/// </summary>
internal sealed class TeardownPlanner(AdminClient admin, SetupNames names, Arn administrator)
{
    private string PolicyArnStart => $"arn:{administrator.Partition}:iam::{administrator.Account}:policy/";

    /// <exception cref="SetupException">Something that setup did not make hangs on what it made.</exception>
    public async Task<ImmutableArray<SetupStep>> PlanAsync(CancellationToken cancellation) =>
        [
            .. await IdentityAsync("User", cancellation),
            .. await IdentityAsync("Role", cancellation),
            .. await GroupAsync(cancellation),
            .. await PoliciesAsync(cancellation),
        ];

    private async Task<List<SetupStep>> IdentityAsync(string kind, CancellationToken cancellation)
    {
        JsonObject Name() => new() { [$"{kind}Name"] = names.Identity };
        var found = await admin.FindAsync($"Get{kind}", Name(), cancellation);
        if (found is null || !SetupInputs.HasMark(found.Value.GetProperty(kind)))
        {
            return [];
        }

        var word = kind is "User" ? Translate("user") : Translate("role");
        var steps = new List<SetupStep>();
        foreach (var policy in await admin.ListAsync($"List{kind}Policies", Name(), "PolicyNames", cancellation))
        {
            var name = policy.GetString()!;
            Require(
                name.StartsWith(AttachCommand.PolicyName, StringComparison.Ordinal),
                word,
                names.Identity,
                Translate($"it has the inline policy {name}")
            );
            var input = Name();
            input["PolicyName"] = name;
            steps.Add(new(SetupWords.Step.Remove(Translate("inline policy"), name), $"Delete{kind}Policy", input));
        }

        foreach (var arn in await AttachedAsync($"ListAttached{kind}Policies", Name(), cancellation))
        {
            Require(IsOurs(arn), word, names.Identity, Translate($"{arn} is attached to it"));
            var input = Name();
            input["PolicyArn"] = arn;
            var policy = arn[PolicyArnStart.Length..];
            steps.Add(new(SetupWords.Step.Detach(policy, names.Identity), $"Detach{kind}Policy", input));
        }

        if (kind is "User")
        {
            await AddUserPartsAsync(steps, cancellation);
        }

        steps.Add(new(SetupWords.Step.Remove(word, names.Identity), $"Delete{kind}", Name()));
        return steps;
    }

    private async Task AddUserPartsAsync(List<SetupStep> steps, CancellationToken cancellation)
    {
        var user = SetupInputs.UserName(names);
        foreach (var group in await admin.ListAsync("ListGroupsForUser", user, "Groups", cancellation))
        {
            var name = Text(group, "GroupName");
            Require(name == names.Group, Translate("user"), names.Identity, Translate($"it is in the group {name}"));
            steps.Add(
                new(
                    SetupWords.Step.Leave(names.Identity, name),
                    "RemoveUserFromGroup",
                    new JsonObject { ["GroupName"] = name, ["UserName"] = names.Identity }
                )
            );
        }

        foreach (var key in await admin.ListAsync("ListAccessKeys", user, "AccessKeyMetadata", cancellation))
        {
            var id = Text(key, "AccessKeyId");
            steps.Add(
                new(
                    SetupWords.Step.Remove(Translate("key"), Listings.Cell.KeyId(id)),
                    "DeleteAccessKey",
                    new JsonObject { ["UserName"] = names.Identity, ["AccessKeyId"] = id }
                )
            );
        }
    }

    private async Task<List<SetupStep>> GroupAsync(CancellationToken cancellation)
    {
        var found = await admin.FindAsync("GetGroup", SetupInputs.GroupName(names), cancellation);
        if (found is null || Text(found.Value.GetProperty("Group"), "Path") is not SetupNames.GroupPath)
        {
            return [];
        }

        foreach (var user in await admin.ListAsync("GetGroup", SetupInputs.GroupName(names), "Users", cancellation))
        {
            var name = Text(user, "UserName");
            Require(name == names.Identity, Translate("group"), names.Group, Translate($"{name} is in it"));
        }

        foreach (
            var policy in await admin.ListAsync(
                "ListGroupPolicies",
                SetupInputs.GroupName(names),
                "PolicyNames",
                cancellation
            )
        )
        {
            Require(
                isOurs: false,
                Translate("group"),
                names.Group,
                Translate($"it has the inline policy {policy.GetString()}")
            );
        }

        var steps = new List<SetupStep>();
        foreach (
            var arn in await AttachedAsync("ListAttachedGroupPolicies", SetupInputs.GroupName(names), cancellation)
        )
        {
            Require(IsOurs(arn), Translate("group"), names.Group, Translate($"{arn} is attached to it"));
            var input = SetupInputs.GroupName(names);
            input["PolicyArn"] = arn;
            var policy = arn[PolicyArnStart.Length..];
            steps.Add(new(SetupWords.Step.Detach(policy, names.Group), "DetachGroupPolicy", input));
        }

        steps.Add(
            new(SetupWords.Step.Remove(Translate("group"), names.Group), "DeleteGroup", SetupInputs.GroupName(names))
        );
        return steps;
    }

    /// <summary>The last goes first, so that a run that was broken off leaves none behind a gap.</summary>
    private async Task<IEnumerable<SetupStep>> PoliciesAsync(CancellationToken cancellation)
    {
        var removal = new PolicyRemoval(admin, names);
        var policies = new List<List<SetupStep>>();
        for (var index = 0; ; index++)
        {
            var name = names.PolicyAt(index);
            var steps = await removal.PlanAsync(name, PolicyArnStart + name, cancellation);
            if (steps.Count == 0)
            {
                policies.Reverse();
                return policies.SelectMany(each => each);
            }

            policies.Add(steps);
        }
    }

    private bool IsOurs(string arn) =>
        arn.StartsWith(PolicyArnStart, StringComparison.Ordinal) && names.IsPolicy(arn[PolicyArnStart.Length..]);

    private async Task<string[]> AttachedAsync(string operation, JsonObject input, CancellationToken cancellation) =>
        [
            .. (await admin.ListAsync(operation, input, "AttachedPolicies", cancellation)).Select(policy =>
                Text(policy, "PolicyArn")
            ),
        ];

    private static void Require(bool isOurs, string what, string name, string by)
    {
        if (!isOurs)
        {
            throw new SetupException(SetupWords.Blocked(what, name, by));
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
