using System.Collections.Immutable;

namespace AwsRadar.Core.Policies;

/// <summary>
/// One line of a <c>Condition</c> block: an operator, a context key, and the values of which one must match
/// (none, for a negated operator).
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html</remarks>
/// <param name="Operator">As written, with its set prefix and suffix: <c>ForAnyValue:StringLikeIfExists</c>.</param>
/// <param name="Key">As written: <c>aws:SourceIp</c>, <c>aws:PrincipalTag/team</c>.</param>
public sealed record Condition(PolicyString Operator, PolicyString Key, ImmutableArray<PolicyString> Values);
