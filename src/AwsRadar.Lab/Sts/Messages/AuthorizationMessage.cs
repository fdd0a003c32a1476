using System.Text.Json.Nodes;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Sts.Messages;

/// <summary>A denial as <c>DecodeAuthorizationMessage</c> tells it.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html</remarks>
internal static class AuthorizationMessage
{
    /// <summary>A denial of the lab's: who, what, on what, with which context, and the statements that deny it.</summary>
    public static JsonObject Of(OperationCall call, Operation operation, PermissionDetails denied)
    {
        var principal = new JsonObject { ["id"] = call.Caller.UserId }
            .AddText("name", call.Caller.Session is null ? call.Caller.Identity?.Name : null)
            .AddText("arn", call.Caller.Arn);
        var isExplicit = denied.Result.Decision is Decision.ExplicitlyDenied;
        return Write(
            isExplicit,
            isExplicit ? denied.Matched.Select(match => Statement(call, match.Policy, match.Statement)) : [],
            principal,
            denied.Needed.Action,
            denied.Needed.Target.Arn,
            ConditionsOf(RequestKeys.Of(call, operation, denied.Needed))
        );
    }

    /// <param name="principal">The ARN of who was denied.</param>
    public static JsonObject Write(string principal, string action, string resource) =>
        Write(
            isExplicit: false,
            [],
            new JsonObject { ["id"] = principal, ["arn"] = principal },
            action,
            resource,
            conditions: []
        );

    private static JsonObject Write(
        bool isExplicit,
        IEnumerable<JsonNode> statements,
        JsonObject principal,
        string action,
        string resource,
        IEnumerable<JsonNode> conditions
    ) =>
        new()
        {
            ["allowed"] = false,
            ["explicitDeny"] = isExplicit,
            ["matchedStatements"] = Items(statements),
            ["failures"] = Items([]),
            ["context"] = new JsonObject
            {
                ["principal"] = principal,
                ["action"] = action,
                ["resource"] = resource,
                ["conditions"] = Items(conditions),
            },
        };

    private static JsonObject Statement(OperationCall call, EvaluatedPolicy policy, MatchedStatement matched)
    {
        var statement = policy.Content.Policy.Document.Statements[matched.Index];
        return new JsonObject
        {
            ["statementId"] = statement.Sid ?? "",
            ["effect"] = "DENY",
            ["principals"] = Values([call.Caller.UserId]),
            ["principalGroups"] = Items([]),
            ["actions"] = Values(statement.Action.Patterns.Select(pattern => pattern.Value)),
            ["resources"] = Values(statement.Resource?.Patterns.Select(pattern => pattern.Value) ?? []),
            ["conditions"] = Items(
                statement.Conditions.Select(condition =>
                    Condition(condition.Key.Value, condition.Values.Select(value => value.Value))
                )
            ),
            ["sourcePolicyId"] = policy.Arn ?? policy.Content.Name,
        };
    }

    private static IEnumerable<JsonNode> ConditionsOf(ContextKeys keys)
    {
        foreach (var key in keys.Keys.Order(StringComparer.Ordinal))
        {
            if (keys.TryGet(key, out var value))
            {
                yield return Condition(key, value.Values);
            }
        }
    }

    private static JsonObject Condition(string key, IEnumerable<string> values) =>
        new() { ["key"] = key, ["values"] = Values(values) };

    private static JsonObject Values(IEnumerable<string> values) =>
        Items(values.Select(value => new JsonObject { ["value"] = value }));

    private static JsonObject Items(IEnumerable<JsonNode> items) => new() { ["items"] = new JsonArray([.. items]) };
}
