using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Findings;

/// <summary>One thing in an account that somebody should look at.</summary>
/// <param name="Rule">The rule's id, such as <c>user-without-mfa</c>.</param>
/// <param name="Subject">The user, role, key owner or policy that it is about.</param>
/// <param name="Fact">What was seen, in a few words.</param>
public sealed record Finding(string Rule, Arn Subject, string Fact);
