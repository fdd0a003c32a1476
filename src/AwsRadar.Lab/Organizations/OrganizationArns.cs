using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations;

/// <summary>The ARNs of an organization's parts: all carry the management account's id.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html#awsorganizations-resources-for-iam-policies</remarks>
internal static class OrganizationArns
{
    public static string OfAccount(Organization organization, string account) =>
        organization.ArnOf("account", $"{organization.Id}/{account}");

    public static string OfUnit(Organization organization, string unit) =>
        organization.ArnOf("ou", $"{organization.Id}/{unit}");

    public static string OfPolicy(Organization organization, string type, string policy) =>
        organization.ArnOf("policy", $"{organization.Id}/{type.ToLowerInvariant()}/{policy}");

    public static string OfHandshake(Organization organization, Handshake handshake) =>
        organization.ArnOf("handshake", $"{organization.Id}/{handshake.Action.ToLowerInvariant()}/{handshake.Id}");

    public static string OfResourcePolicy(Organization organization, string policy) =>
        organization.ArnOf("resourcepolicy", $"{organization.Id}/{policy}");

    /// <param name="target">The id of a root, unit or account, there or not.</param>
    public static string OfTarget(Organization organization, string target) =>
        target.StartsWith("r-", StringComparison.Ordinal) ? organization.ArnOf("root", $"{organization.Id}/{target}")
        : target.StartsWith("ou-", StringComparison.Ordinal) ? OfUnit(organization, target)
        : OfAccount(organization, target);
}
