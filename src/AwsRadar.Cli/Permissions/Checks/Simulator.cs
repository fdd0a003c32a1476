using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Permissions.Checks;

/// <summary>Asks AWS's policy simulator, which also sees service control policies.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html</remarks>
internal sealed class Simulator(AwsClient client) : IPermissionSource
{
    private const string Operation = "SimulatePrincipalPolicy";

    public async Task<ImmutableArray<PermissionCheck>> CheckAsync(
        string principal,
        ImmutableArray<Permission> permissions,
        CancellationToken cancellation
    )
    {
        var source = SourceOf(principal);
        var verdicts = new Dictionary<Permission, PermissionCheck>();
        foreach (var group in permissions.GroupBy(permission => permission.Resource, StringComparer.Ordinal))
        {
            string[] actions = [.. group.Select(each => each.Action)];
            var result = await SimulateAsync(source, actions, group.Key, cancellation);
            foreach (var permission in group)
            {
                verdicts[permission] = Read(permission, result);
            }
        }

        return [.. permissions.Select(permission => verdicts[permission])];
    }

    /// <summary>The simulator knows users and roles, not their sessions.</summary>
    private static string SourceOf(string principal) =>
        GrantTarget.Of(principal) is not null && RequestPrincipal.Parse(principal).RoleArn is { } role
            ? role
            : principal;

    private Task<CallResult> SimulateAsync(
        string principal,
        string[] actions,
        string resource,
        CancellationToken cancellation
    )
    {
        var input = new JsonObject
        {
            ["PolicySourceArn"] = principal,
            ["ActionNames"] = new JsonArray([.. actions.Select(action => (JsonNode)action)]),
            ["ResourceArns"] = new JsonArray(resource),
        };
        return client.CallAsync("iam", Operation, JsonElement.Parse(input.ToJsonString()), cancellation);
    }

    private static PermissionCheck Read(Permission permission, CallResult result)
    {
        if (!result.IsSuccess)
        {
            return new PermissionCheck(
                permission.Action,
                permission.Resource,
                PermissionVerdict.Unknown,
                result.Error.Kind == CallErrorKind.Denied
                    ? PermissionWords.Unread.Simulator($"iam:{Operation}")
                    : PermissionWords.Unread.Failed(result.Error.Code)
            );
        }

        var decision = result
            .Output.GetProperty("EvaluationResults")
            .EnumerateArray()
            .Where(each =>
                each.GetProperty("EvalActionName")
                    .GetString()!
                    .Equals(permission.Action, StringComparison.OrdinalIgnoreCase)
            )
            .Select(each => each.GetProperty("EvalDecision").GetString())
            .FirstOrDefault();
        return new PermissionCheck(
            permission.Action,
            permission.Resource,
            decision switch
            {
                "allowed" => PermissionVerdict.Allowed,
                "implicitDeny" or "explicitDeny" => PermissionVerdict.Denied,
                _ => PermissionVerdict.Unknown,
            },
            PermissionWords.Evidence.Simulator
        );
    }
}
