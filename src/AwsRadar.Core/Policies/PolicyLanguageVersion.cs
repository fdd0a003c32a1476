namespace AwsRadar.Core.Policies;

/// <summary>The <c>Version</c> element. A policy without one has the old version.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html</remarks>
public enum PolicyLanguageVersion
{
    /// <summary>2008-10-17: <c>${…}</c> is text, not a policy variable.</summary>
    V2008,

    /// <summary>2012-10-17.</summary>
    V2012,
}
