using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>One thing that has to allow a request, and which policies speak for it.</summary>
/// <param name="Verdicts">Those whose statements decided, or could not.</param>
internal sealed record Gate(PolicyType Type, Truth IsOpen, IReadOnlyList<PolicyVerdict> Verdicts);
