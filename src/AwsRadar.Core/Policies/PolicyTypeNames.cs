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
            PolicyType.Identity => Translatable("identity-based policy"),
            PolicyType.Resource => Translatable("resource-based policy"),
            PolicyType.Trust => Translatable("role trust policy"),
            PolicyType.PermissionsBoundary => Translatable("permissions boundary"),
            PolicyType.Session => Translatable("session policy"),
            PolicyType.ServiceControl => Translatable("service control policy"),
            PolicyType.ResourceControl => Translatable("resource control policy"),
            _ => Translatable("VPC endpoint policy"),
        };

    /// <summary>The name in a sentence of ours, in the language of the person.</summary>
    public static string ToWords(this PolicyType type) => Translate(type.ToPhrase());
}
