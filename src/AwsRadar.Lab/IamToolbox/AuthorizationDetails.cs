using System.Text.Json.Nodes;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Authorization.Denials;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.IamToolbox;

/// <summary>Why a request was denied: its context, how each action was judged, and by which policies.</summary>
/// <remarks>https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationDetails.html</remarks>
internal static class AuthorizationDetails
{
    public static Operation Operation { get; } =
        Operations.Operation.On("GetRequestAuthorizationDetails", Subjects.Everything, Get);

    private static OperationResult Get(OperationCall call) =>
        DenialLookup.Find(call) is { } denial
            ? new JsonObject
            {
                ["requestContext"] = Context(denial.RequestContext),
                ["evaluations"] = new JsonArray([.. denial.Evaluations.Select(Evaluation)]),
                ["policies"] = new JsonArray([.. denial.Policies.Select(Policy)]),
            }
            : DenialLookup.NotFound;

    private static JsonObject Evaluation(RecordedEvaluation evaluation)
    {
        var details = evaluation.Details;
        return new JsonObject
        {
            ["action"] = details.Needed.Action,
            ["resource"] = details.Needed.Target.Arn,
            ["context"] = Context(evaluation.Context),
            ["evaluatedEffect"] = details.Result.Decision switch
            {
                Decision.Allowed => "ALLOW",
                Decision.ExplicitlyDenied => "EXPLICIT_DENY",
                _ => "IMPLICIT_DENY",
            },
            ["matchedPolicies"] = new JsonArray([
                .. details
                    .Matched.GroupBy(match => match.Policy.Uri, StringComparer.Ordinal)
                    .Select(policy => new JsonObject
                    {
                        ["uri"] = policy.Key,
                        ["matchedStatements"] = new JsonArray([
                            .. policy.Select(match => Statement(match.Statement, details.Result.Decision)),
                        ]),
                    }),
            ]),
        };
    }

    private static JsonObject Statement(MatchedStatement statement, Decision decision) =>
        new JsonObject { ["evaluatedEffect"] = decision is Decision.Allowed ? "ALLOW" : "DENY" }.AddText(
            "sid",
            statement.Sid
        );

    private static JsonObject Policy(IGrouping<string, EvaluatedPolicy> policy)
    {
        var first = policy.First();
        return new JsonObject
        {
            ["type"] = TypeOf(first.Type),
            ["inline"] = first.Arn is null,
            ["uri"] = policy.Key,
            ["attachedTo"] = new JsonArray([
                .. policy
                    .Select(one => one.AttachedTo)
                    .Distinct(StringComparer.Ordinal)
                    .Select(arn => new JsonObject { ["arn"] = arn }),
            ]),
        };
    }

    private static string TypeOf(PolicyType type) =>
        type switch
        {
            PolicyType.Identity => "IDENTITY_BASED_POLICY",
            PolicyType.PermissionsBoundary => "PERMISSIONS_BOUNDARY",
            PolicyType.Session => "SESSION_POLICY",
            PolicyType.ServiceControl => "SERVICE_CONTROL_POLICY",
            PolicyType.ResourceControl => "RESOURCE_CONTROL_POLICY",
            PolicyType.VpcEndpoint => "VPC_ENDPOINT_POLICY",
            _ => "RESOURCE_BASED_POLICY",
        };

    /// <summary>AWS writes every value as one text, lists in brackets.</summary>
    private static JsonObject Context(IEnumerable<KeyValuePair<string, ContextValue>> keys)
    {
        var context = new JsonObject();
        foreach (var (key, value) in keys)
        {
            context[key] = value.IsMultivalued ? $"[{string.Join(", ", value.Values)}]" : value.Values[0];
        }

        return context;
    }
}
