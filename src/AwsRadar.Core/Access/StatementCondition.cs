using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access;

/// <summary>A statement that applies under conditions of which it is not known whether they hold.</summary>
/// <param name="Effect">An Allow is needed, a Deny must not apply.</param>
/// <param name="Terms">What has to hold for the statement to apply, all of it.</param>
public sealed record StatementCondition(MatchedStatement Statement, Effect Effect, ImmutableArray<ConditionTerm> Terms)
{
    /// <summary>In words: <c>when aws:MultiFactorAuthPresent is true</c>, <c>unless aws:SourceIp is not in 10.0.0.0/8</c>.</summary>
    public override string ToString()
    {
        var phrases = string.Join(Translate(" and "), Terms.Select(term => term.Phrase));
        return Effect == Effect.Allow ? Translate($"when {phrases}") : Translate($"unless {phrases}");
    }
}
