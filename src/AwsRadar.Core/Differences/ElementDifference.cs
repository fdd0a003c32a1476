namespace AwsRadar.Core.Differences;

/// <summary>One value of a statement that differs.</summary>
/// <param name="Element">Such as <c>Action</c>, <c>NotResource</c>, <c>Principal.AWS</c>, <c>Condition.StringEquals.aws:PrincipalOrgID</c>.</param>
/// <param name="Before">The value on the earlier side; null if it is not there.</param>
/// <param name="After">The value on the later side; null if it is not there.</param>
public sealed record ElementDifference(string Element, string? Before, string? After);
