using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>A statement by its address.</summary>
/// <param name="Index">From 0 in its document.</param>
public sealed record MatchedStatement(PolicyType PolicyType, string Policy, string? Sid, int Index)
{
    public override string ToString() => $"{Policy}#{(string.IsNullOrEmpty(Sid) ? Index + 1 : Sid)}";
}
