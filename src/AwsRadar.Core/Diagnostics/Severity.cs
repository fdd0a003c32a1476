namespace AwsRadar.Core.Diagnostics;

/// <summary>How grave a diagnostic is, in the order in which people should look at them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-validation.html</remarks>
public enum Severity
{
    /// <summary>AWS refuses to save the policy, or its meaning cannot be told.</summary>
    Error,

    /// <summary>AWS saves the policy, and it grants more than its author is likely to want.</summary>
    SecurityWarning,

    /// <summary>AWS saves the policy, and part of it is unlikely to do what it says.</summary>
    Warning,

    /// <summary>Nothing is wrong; it could be said better.</summary>
    Suggestion,
}
