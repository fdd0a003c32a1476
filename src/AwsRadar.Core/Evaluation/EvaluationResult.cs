using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>The answer, what decided it, and what was missing.</summary>
public sealed record EvaluationResult
{
    public required Decision Decision { get; init; }

    /// <summary>
    /// The policy type that decided. For <see cref="Decision.ImplicitlyDenied"/> the first, in AWS's order, that would
    /// have had to allow the request and does not. Null when no policy decided: the account's root user.
    /// </summary>
    public PolicyType? DecidedBy { get; init; }

    /// <summary>The statements that decided: all that deny, or those that allow. Empty for an implicit deny.</summary>
    public ImmutableArray<MatchedStatement> MatchedStatements { get; init; } = [];

    /// <summary>Context keys that a statement with matching action asked for and the request lacks, sorted.</summary>
    public ImmutableArray<string> MissingContextKeys { get; init; } = [];

    /// <summary>What would have to be known to decide. Empty unless the decision is <see cref="Decision.Unknown"/>.</summary>
    public ImmutableArray<UnknownReason> UnknownReasons { get; init; } = [];
}
