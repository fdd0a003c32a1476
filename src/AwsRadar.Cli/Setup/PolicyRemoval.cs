using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsRadar.Cli.Setup;

/// <summary>Removes a policy that setup made, with all its versions; what else it is attached to stops that.</summary>
internal sealed class PolicyRemoval(AdminClient admin, SetupNames names)
{
    /// <summary>Nothing, if there is no such policy or somebody else made it.</summary>
    /// <exception cref="SetupException">It is attached to what setup did not make.</exception>
    public async Task<List<SetupStep>> PlanAsync(string name, string arn, CancellationToken cancellation)
    {
        JsonObject Arn() => new() { ["PolicyArn"] = arn };
        var found = await admin.FindAsync("GetPolicy", Arn(), cancellation);
        if (found is null || !SetupInputs.HasMark(found.Value.GetProperty("Policy")))
        {
            return [];
        }

        await RequireUnusedAsync(name, Arn(), "PolicyUsers", "UserName", names.Identity, cancellation);
        await RequireUnusedAsync(name, Arn(), "PolicyRoles", "RoleName", names.Identity, cancellation);
        await RequireUnusedAsync(name, Arn(), "PolicyGroups", "GroupName", names.Group, cancellation);
        var steps = new List<SetupStep>();
        foreach (var version in await admin.ListAsync("ListPolicyVersions", Arn(), "Versions", cancellation))
        {
            if (!version.GetProperty("IsDefaultVersion").GetBoolean())
            {
                var input = Arn();
                var id = Text(version, "VersionId");
                input["VersionId"] = id;
                steps.Add(new(SetupWords.Step.DropVersion(name, id), "DeletePolicyVersion", input));
            }
        }

        steps.Add(new(SetupWords.Step.Remove(Translate("policy"), name), "DeletePolicy", Arn()));
        return steps;
    }

    private async Task RequireUnusedAsync(
        string policy,
        JsonObject input,
        string list,
        string member,
        string ours,
        CancellationToken cancellation
    )
    {
        foreach (var holder in await admin.ListAsync("ListEntitiesForPolicy", input, list, cancellation))
        {
            var name = Text(holder, member);
            if (name != ours)
            {
                throw new SetupException(
                    SetupWords.Blocked(Translate("policy"), policy, Translate($"it is attached to {name}"))
                );
            }
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
