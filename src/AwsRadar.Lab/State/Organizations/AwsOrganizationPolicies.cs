using System.Collections.Frozen;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>AWS's own policies: each allows everything, and is attached everywhere when its type is enabled.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_available-policies.html</remarks>
internal static class AwsOrganizationPolicies
{
    public const string FullAccess = "p-FullAWSAccess";
    public const string FullResourceAccess = "p-RCPFullAWSAccess";

    public static FrozenDictionary<string, OrganizationPolicy> All { get; } =
        (
            (OrganizationPolicy[])
                [
                    Create(
                        FullAccess,
                        OrganizationPolicy.ServiceControl,
                        "Allows access to every operation",
                        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""
                    ),
                    Create(
                        FullResourceAccess,
                        OrganizationPolicy.ResourceControl,
                        "Allows access to every resource",
                        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"""
                    ),
                ]
        ).ToFrozenDictionary(policy => policy.Id, StringComparer.Ordinal);

    /// <summary>The policy that comes with a policy type; null: none does.</summary>
    public static OrganizationPolicy? OfType(string policyType) =>
        All.Values.FirstOrDefault(policy => policy.Type.Equals(policyType, StringComparison.Ordinal));

    private static OrganizationPolicy Create(string id, string type, string description, string text)
    {
        var arn = $"arn:aws:organizations::aws:policy/{type.ToLowerInvariant()}/{id}";
        return new OrganizationPolicy
        {
            Id = id,
            Arn = arn,
            Name = id["p-".Length..],
            Description = description,
            Type = type,
            Content = OrganizationPolicy.ContentOf(arn, type, text),
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
    }
}
