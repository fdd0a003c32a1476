using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Denials;

/// <summary>A statement that forbade a request.</summary>
/// <param name="Policy">The policy's ARN, or its name and whom it belongs to.</param>
/// <param name="Statement">Its <c>Sid</c>, or its number from 1; null where only the policy is known.</param>
/// <param name="Source">Who told.</param>
public sealed record DenyingStatement(PolicyType Type, string Policy, string? Statement, DenialSource Source)
{
    public override string ToString() => Statement is null ? Policy : $"{Policy}#{Statement}";
}
