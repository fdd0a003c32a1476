using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>Whether one statement applies to a request, and if not, which of its elements rules it out.</summary>
/// <param name="Applies">Null: it cannot be told.</param>
/// <param name="Element">
/// The first element, in the order <c>Principal</c>, <c>Action</c>, <c>Resource</c>, <c>Condition</c>, that does not match
/// or of which it cannot be told; null where all match.
/// </param>
/// <param name="Message">One sentence for people.</param>
public sealed record StatementExplanation(
    MatchedStatement Statement,
    Effect Effect,
    bool? Applies,
    string? Element,
    string Message
);
