using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Explaining;

/// <summary>Asks IAM Toolbox which statements decided a denial.</summary>
/// <remarks>https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationDetails.html</remarks>
internal sealed class AuthorizationDetails(AwsClient client, TimeProvider time, Action<string> say)
{
    private const string Permission = "iam:GetRequestAuthorizationDetails";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <param name="patience">How long to ask again: the details come some time after the denial.</param>
    /// <returns>The denial with what the details tell; a sentence where they tell nothing.</returns>
    public async Task<(Denial Denial, string? Note)> AddAsync(
        Denial denial,
        string authorizationId,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        var input = new JsonObject { ["authorizationId"] = authorizationId };
        var began = time.GetTimestamp();
        var hasSaid = false;
        while (true)
        {
            var result = await client.CallAsync(
                "iam-toolbox",
                "GetRequestAuthorizationDetails",
                JsonElement.Parse(input.ToJsonString()),
                cancellation
            );
            if (result.IsSuccess)
            {
                return (With(denial, result.Output), null);
            }

            if (result.Error.Kind != CallErrorKind.NotFound)
            {
                return (denial, Note(result.Error));
            }

            if (time.GetElapsedTime(began) + Pause > patience)
            {
                return (denial, DenialWords.Lookup.Late);
            }

            if (!hasSaid)
            {
                say(DenialWords.Lookup.Waiting);
                hasSaid = true;
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static string Note(CallError error) =>
        error.Kind == CallErrorKind.Denied
            ? DenialWords.Lookup.NotAllowed(Permission)
            : DenialWords.Lookup.Failed("IAM Toolbox", error.Message);

    private static Denial With(Denial denial, JsonElement details)
    {
        var types = details
            .GetProperty("policies")
            .EnumerateArray()
            .DistinctBy(policy => Text(policy, "uri"), StringComparer.Ordinal)
            .ToDictionary(policy => Text(policy, "uri")!, StringComparer.Ordinal);
        ImmutableArray<DenyingStatement> statements =
        [
            .. details
                .GetProperty("evaluations")
                .EnumerateArray()
                .Where(evaluation => Text(evaluation, "evaluatedEffect") is "EXPLICIT_DENY")
                .SelectMany(evaluation => evaluation.GetProperty("matchedPolicies").EnumerateArray())
                .SelectMany(policy =>
                    policy
                        .GetProperty("matchedStatements")
                        .EnumerateArray()
                        .Where(statement => Text(statement, "evaluatedEffect") is "DENY")
                        .Select(statement => new DenyingStatement(
                            TypeOf(types[Text(policy, "uri")!], denial.DecidedBy),
                            NameOf(types[Text(policy, "uri")!]),
                            Text(statement, "sid"),
                            DenialSource.AuthorizationDetails
                        ))
                )
                .Distinct(),
        ];
        return statements.IsEmpty
            ? denial
            : denial with
            {
                Statements = statements,
                IsExplicit = true,
                DecidedBy = denial.DecidedBy ?? statements[0].Type,
            };
    }

    /// <summary>To IAM Toolbox a role's trust policy is a policy of a resource.</summary>
    private static PolicyType TypeOf(JsonElement policy, PolicyType? decidedBy) =>
        Text(policy, "type") switch
        {
            "IDENTITY_BASED_POLICY" => PolicyType.Identity,
            "PERMISSIONS_BOUNDARY" => PolicyType.PermissionsBoundary,
            "SESSION_POLICY" => PolicyType.Session,
            "SERVICE_CONTROL_POLICY" => PolicyType.ServiceControl,
            "RESOURCE_CONTROL_POLICY" => PolicyType.ResourceControl,
            "VPC_ENDPOINT_POLICY" => PolicyType.VpcEndpoint,
            _ => decidedBy == PolicyType.Trust ? PolicyType.Trust : PolicyType.Resource,
        };

    /// <summary>An inline policy is named by what it is attached to.</summary>
    private static string NameOf(JsonElement policy) =>
        policy.TryGetProperty("inline", out var inline)
        && inline.ValueKind == JsonValueKind.True
        && policy.TryGetProperty("attachedTo", out var attached)
        && attached.GetArrayLength() > 0
            ? Translate($"inline in {Text(attached[0], "arn")}")
            : Text(policy, "uri")!;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
