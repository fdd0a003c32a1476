using System.Collections.Immutable;

namespace AwsRadar.Core.Policies;

/// <summary><c>Resource</c> or <c>NotResource</c>: ARNs with wildcards and policy variables, or <c>*</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</remarks>
public sealed record ResourceElement(bool IsNot, ImmutableArray<PolicyString> Patterns);
