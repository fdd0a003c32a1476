using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Permissions;

/// <summary>A managed policy as <c>permissions managed</c> prints it.</summary>
internal sealed record ManagedPolicyRow(
    string Name,
    string Arn,
    int OtherActions,
    bool OnEveryResource,
    bool IsConditional
)
{
    public static ManagedPolicyRow Of(ManagedPolicyGrant grant) =>
        new(grant.Policy.Name, grant.Policy.Arn.ToString(), grant.Others, grant.OnEveryResource, grant.IsConditional);
}
