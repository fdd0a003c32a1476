namespace AwsRadar.Core.Policies;

/// <summary>The names of the policy types in files and answers, such as <c>permissionsBoundary</c> and <c>scp</c>.</summary>
public static class PolicyTypeNames
{
    public static string ToName(this PolicyType type) =>
        type switch
        {
            PolicyType.Identity => "identity",
            PolicyType.Resource => "resource",
            PolicyType.Trust => "trust",
            PolicyType.PermissionsBoundary => "permissionsBoundary",
            PolicyType.Session => "session",
            PolicyType.ServiceControl => "scp",
            PolicyType.ResourceControl => "rcp",
            _ => "vpcEndpoint",
        };

    /// <summary>The name in a sentence: <c>permissions boundary</c>, as AWS's own AccessDenied messages say it.</summary>
    public static string ToPhrase(this PolicyType type) =>
        type switch
        {
            PolicyType.Identity => "identity-based policy",
            PolicyType.Resource => "resource-based policy",
            PolicyType.Trust => "role trust policy",
            PolicyType.PermissionsBoundary => "permissions boundary",
            PolicyType.Session => "session policy",
            PolicyType.ServiceControl => "service control policy",
            PolicyType.ResourceControl => "resource control policy",
            _ => "VPC endpoint policy",
        };
}
