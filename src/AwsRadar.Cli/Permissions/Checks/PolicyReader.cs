using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Permissions.Checks;

/// <summary>Reads the policies of one user or role with as few calls as IAM lets: inline, attached, of its groups, its boundary.</summary>
internal sealed class PolicyReader(AwsClient client)
{
    /// <returns>The policies; null, and why, when one of the calls was not answered: a part would say less than it seems to.</returns>
    public async Task<(PolicySet? Policies, string? Reason)> ReadAsync(
        GrantTarget target,
        CancellationToken cancellation
    )
    {
        try
        {
            return (await ReadAllAsync(target, cancellation), null);
        }
        catch (UnansweredException unanswered)
        {
            return (null, unanswered.Message);
        }
    }

    private async Task<PolicySet> ReadAllAsync(GrantTarget target, CancellationToken cancellation)
    {
        var kind = target.Kind == GrantTargetKind.User ? "User" : "Role";
        var entity = (await CallAsync($"Get{kind}", $"{kind}Name", target.Name, cancellation)).GetProperty(kind);
        List<NamedPolicy> identity = [.. await OfAsync(kind, target.Name, cancellation)];
        if (target.Kind == GrantTargetKind.User)
        {
            var groups = await ListAsync("ListGroupsForUser", "UserName", target.Name, "Groups", cancellation);
            foreach (var group in groups)
            {
                identity.AddRange(await OfAsync("Group", Text(group, "GroupName"), cancellation));
            }
        }

        var boundary =
            entity.TryGetProperty("PermissionsBoundary", out var found)
            && found.TryGetProperty("PermissionsBoundaryArn", out var arn)
                ? await ManagedAsync(arn.GetString()!, PolicyType.PermissionsBoundary, cancellation)
                : null;
        return new PolicySet { Identity = [.. identity], PermissionsBoundary = boundary is null ? null : [boundary] };
    }

    /// <summary>The policies of a user, a role or a group.</summary>
    private async Task<ImmutableArray<NamedPolicy>> OfAsync(string kind, string name, CancellationToken cancellation)
    {
        var all = ImmutableArray.CreateBuilder<NamedPolicy>();
        var inline = await ListAsync($"List{kind}Policies", $"{kind}Name", name, "PolicyNames", cancellation);
        foreach (var policy in inline.Select(each => each.GetString()!))
        {
            var input = new JsonObject { [$"{kind}Name"] = name, ["PolicyName"] = policy };
            var answer = await CallAsync($"Get{kind}Policy", input, cancellation);
            all.Add(Parse(policy, answer, PolicyType.Identity));
        }

        var attached = await ListAsync(
            $"ListAttached{kind}Policies",
            $"{kind}Name",
            name,
            "AttachedPolicies",
            cancellation
        );
        foreach (var policy in attached)
        {
            all.Add(await ManagedAsync(Text(policy, "PolicyArn"), PolicyType.Identity, cancellation));
        }

        return all.ToImmutable();
    }

    private async Task<NamedPolicy> ManagedAsync(string arn, PolicyType type, CancellationToken cancellation)
    {
        var policy = (await CallAsync("GetPolicy", "PolicyArn", arn, cancellation)).GetProperty("Policy");
        var input = new JsonObject { ["PolicyArn"] = arn, ["VersionId"] = Text(policy, "DefaultVersionId") };
        var version = await CallAsync("GetPolicyVersion", input, cancellation);
        return Parse(Text(policy, "PolicyName"), version.GetProperty("PolicyVersion"), type, "Document");
    }

    private static NamedPolicy Parse(
        string name,
        JsonElement holder,
        PolicyType type,
        string member = "PolicyDocument"
    ) => NamedPolicy.Parse(name, PolicyDocuments.Decode(holder.GetProperty(member)), type);

    private async Task<JsonElement[]> ListAsync(
        string operation,
        string parameter,
        string name,
        string list,
        CancellationToken cancellation
    )
    {
        var items = new List<JsonElement>();
        var input = JsonElement.Parse(new JsonObject { [parameter] = name }.ToJsonString());
        await foreach (var page in client.PagesAsync("iam", operation, input, cancellation))
        {
            items.AddRange(Answered(operation, page).GetProperty(list).EnumerateArray());
        }

        return [.. items];
    }

    private Task<JsonElement> CallAsync(
        string operation,
        string parameter,
        string value,
        CancellationToken cancellation
    ) => CallAsync(operation, new JsonObject { [parameter] = value }, cancellation);

    private async Task<JsonElement> CallAsync(string operation, JsonObject input, CancellationToken cancellation) =>
        Answered(
            operation,
            await client.CallAsync("iam", operation, JsonElement.Parse(input.ToJsonString()), cancellation)
        );

    private static JsonElement Answered(string operation, CallResult result) =>
        result.IsSuccess ? result.Output
        : result.Error.Kind == CallErrorKind.Denied
            ? throw new UnansweredException(PermissionWords.Unread.Calls($"iam:{operation}"))
        : throw new UnansweredException(PermissionWords.Unread.Failed(result.Error.Code));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private sealed class UnansweredException(string message) : Exception(message);
}
