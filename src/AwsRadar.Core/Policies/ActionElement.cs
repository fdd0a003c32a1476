using System.Collections.Immutable;

namespace AwsRadar.Core.Policies;

/// <summary><c>Action</c> or <c>NotAction</c>: <c>service:Name</c> with wildcards, upper and lower case alike.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html</remarks>
public sealed record ActionElement(bool IsNot, ImmutableArray<PolicyString> Patterns)
{
    public static ActionElement None { get; } = new(IsNot: false, []);
}
