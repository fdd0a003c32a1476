using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Policies;

namespace AwsRadar.Web.Model;

/// <summary>What has to hold for a statement to apply, which the page says in the reader's language.</summary>
/// <param name="IsUnless">The statement denies: where it applies, nothing is allowed.</param>
/// <param name="Terms">All of them have to hold.</param>
internal sealed record ConditionModel(bool IsUnless, ImmutableArray<ConditionTermModel> Terms)
{
    public static ConditionModel From(StatementCondition condition) =>
        new(
            condition.Effect == Effect.Deny,
            [.. condition.Terms.Select(term => new ConditionTermModel(term.Operator, term.Key, term.Values))]
        );
}

/// <inheritdoc cref="ConditionTerm"/>
internal sealed record ConditionTermModel(string Operator, string Key, ImmutableArray<string> Values);
