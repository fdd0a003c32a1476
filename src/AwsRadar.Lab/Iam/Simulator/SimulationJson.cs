using System.Text.Json.Nodes;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam.Simulator;

/// <summary>The answer to one action and one resource, as the simulator gives it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html</remarks>
internal static class SimulationJson
{
    /// <param name="isAboutResource">Whether the caller named resources, so that the answer tells each one's.</param>
    public static JsonObject Write(Simulation simulation, string action, string resource, bool isAboutResource)
    {
        var organization = simulation.AskOrganization(action, resource);
        var result = simulation.Ask(action, resource);
        if (organization is { } decision and not Decision.Allowed)
        {
            // Where a service control policy denies, the simulation ends, and no statement of another policy decides.
            result = result with
            {
                Decision = decision,
                MatchedStatements = [],
            };
        }

        var isWithinBoundary = simulation.IsWithinBoundary(action, resource);
        var answer = new JsonObject
        {
            ["EvalActionName"] = action,
            ["EvalResourceName"] = resource,
            ["EvalDecision"] = DecisionText(result.Decision),
        };
        AddDetails(answer, simulation, result, isWithinBoundary);
        answer.AddIf(
            organization is not null,
            "OrganizationsDecisionDetail",
            () => new JsonObject { ["AllowedByOrganizations"] = organization is Decision.Allowed }
        );
        if (isAboutResource)
        {
            var one = new JsonObject
            {
                ["EvalResourceName"] = resource,
                ["EvalResourceDecision"] = DecisionText(result.Decision),
            };
            answer["ResourceSpecificResults"] = new JsonArray(AddDetails(one, simulation, result, isWithinBoundary));
        }

        return answer;
    }

    private static JsonObject AddDetails(
        JsonObject target,
        Simulation simulation,
        EvaluationResult result,
        bool? isWithinBoundary
    )
    {
        target["MatchedStatements"] = new JsonArray([
            .. result.MatchedStatements.Select(statement => Statement(simulation, statement)),
        ]);
        target["MissingContextValues"] = JsonShapes.Texts(simulation.MissingKeys);
        return target.AddIf(
            isWithinBoundary is not null,
            "PermissionsBoundaryDecisionDetail",
            () => new JsonObject { ["AllowedByPermissionsBoundary"] = isWithinBoundary!.Value }
        );
    }

    private static JsonObject Statement(Simulation simulation, MatchedStatement matched)
    {
        var source = simulation.Policies.First(policy =>
            policy.Policy.Document.Type == matched.PolicyType
            && policy.Policy.Name.Equals(matched.Policy, StringComparison.Ordinal)
        );
        var span = source.Policy.Document.Statements[matched.Index].Span;
        return new JsonObject
        {
            ["SourcePolicyId"] = matched.Policy,
            ["SourcePolicyType"] = source.Kind,
            ["StartPosition"] = Place(span.Start),
            ["EndPosition"] = Place(span.End),
        };
    }

    /// <summary>Lines and columns both count from 1 here.</summary>
    private static JsonObject Place(Position position) =>
        new() { ["Line"] = position.Line, ["Column"] = position.Column + 1 };

    private static string DecisionText(Decision decision) =>
        decision switch
        {
            Decision.Allowed => "allowed",
            Decision.ExplicitlyDenied => "explicitDeny",
            _ => "implicitDeny",
        };
}
