using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>Why an answer is unknown.</summary>
/// <param name="Policy">The policy's name; null when it is not known which policies there are.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record UnknownReason(PolicyType PolicyType, string? Policy, string Message)
{
    /// <summary>The statement of which it cannot be told whether it applies; null where more than one statement is not known.</summary>
    public MatchedStatement? Statement { get; init; }
}
