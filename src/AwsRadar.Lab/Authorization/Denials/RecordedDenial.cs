using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;

namespace AwsRadar.Lab.Authorization.Denials;

/// <summary>A request that was denied, with all that went into the answer as it was then.</summary>
/// <param name="OrganizationId">The organization of the principal's account at that time, if it was in one.</param>
/// <param name="Evaluations">One for each permission that the operation needs.</param>
internal sealed record RecordedDenial(
    string Id,
    DateTimeOffset At,
    AccountId Account,
    string? OrganizationId,
    ImmutableArray<KeyValuePair<string, ContextValue>> RequestContext,
    ImmutableArray<RecordedEvaluation> Evaluations
)
{
    /// <summary>Every policy that was considered, once.</summary>
    public IEnumerable<IGrouping<string, EvaluatedPolicy>> Policies =>
        Evaluations
            .SelectMany(evaluation => evaluation.Details.Policies)
            .GroupBy(policy => policy.Uri, StringComparer.Ordinal);
}

/// <summary>One permission, how it was judged, and the context keys that are its own.</summary>
internal sealed record RecordedEvaluation(
    PermissionDetails Details,
    ImmutableArray<KeyValuePair<string, ContextValue>> Context
);
