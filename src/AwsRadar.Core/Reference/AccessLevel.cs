namespace AwsRadar.Core.Reference;

/// <summary>What an action can do at most, as AWS classifies it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html</remarks>
public enum AccessLevel
{
    /// <summary>Names which resources exist, but not what they hold.</summary>
    List,

    /// <summary>Reads what resources hold.</summary>
    Read,

    /// <summary>Creates, changes or deletes resources.</summary>
    Write,

    /// <summary>Writes tags and nothing else.</summary>
    Tagging,

    /// <summary>Grants or changes permissions.</summary>
    PermissionsManagement,
}
