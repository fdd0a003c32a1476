namespace AwsRadar.Lab.Organizations;

/// <summary>Which accounts of an organization may call an operation, once their own policies let the caller.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html</remarks>
internal enum OrganizationCallers
{
    /// <summary>Every account of the organization.</summary>
    Members,

    /// <summary>The management account, delegated administrators, and whom the resource policy allows it.</summary>
    Readers,

    /// <summary>The management account, and whom the resource policy allows it.</summary>
    Delegates,

    Management,
}
