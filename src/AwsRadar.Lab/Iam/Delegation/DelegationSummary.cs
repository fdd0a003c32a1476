using System.Globalization;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Delegation;

/// <summary>What a delegation request asks for, in one paragraph. AWS has a language model write it; the lab says what it reads.</summary>
internal static class DelegationSummary
{
    public static string Write(DelegationRequest request)
    {
        var statements = request.Policy.Policy.Document.Statements.Select(Describe);
        var duration = TimeSpan
            .FromSeconds(request.SessionSeconds)
            .TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture);
        return $"Account {request.RequestorId} asks for access during {duration} minutes: {request.Description} "
            + string.Join(' ', statements);
    }

    private static string Describe(Statement statement)
    {
        var actions = string.Join(", ", statement.Action.Patterns.Select(pattern => pattern.Value));
        var resources = string.Join(", ", statement.Resource?.Patterns.Select(pattern => pattern.Value) ?? []);
        return $"It {(statement.Effect is Effect.Allow ? "allows" : "denies")} {(statement.Action.IsNot ? "all but " : "")}{actions} "
            + $"on {(statement.Resource?.IsNot is true ? "all but " : "")}{resources}"
            + (statement.Conditions.IsEmpty ? "." : " under conditions.");
    }
}
