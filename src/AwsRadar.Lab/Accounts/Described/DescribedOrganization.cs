using AwsRadar.Lab.Organizations;
using AwsRadar.Lab.Organizations.Accounts;
using AwsRadar.Lab.Organizations.Policies;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Accounts.Described;

/// <summary>A described organization before its tree: the management account in its root, and its policies, attached nowhere.</summary>
internal static class DescribedOrganization
{
    /// <exception cref="AccountFormatException">An id, a policy's type or its document is not what AWS takes.</exception>
    public static Organization Read(AccountEntry entry, AccountEntry root, AccountState management, DateTimeOffset now)
    {
        var organization = new Organization
        {
            Id = IdOf(entry, "o-") ?? OrganizationId.Organization(),
            RootId = IdOf(root, "r-") ?? OrganizationId.Root(),
            ManagementAccountId = management.AccountId,
            HasAllFeatures = true,
        };
        organization = Membership.Join(organization, management, now, isCreated: false);
        organization = entry
            .List("Policies")
            .Aggregate(organization, (changed, policy) => changed.With(ReadPolicy(changed, policy, now)));
        string[] always = [OrganizationPolicy.ServiceControl, OrganizationPolicy.ResourceControl];
        return always
            .Union(organization.Policies.Values.Select(policy => policy.Type), StringComparer.Ordinal)
            .Aggregate(organization, PolicyTypes.Enable);
    }

    /// <summary>An id as the description gives it; null: it gives none.</summary>
    public static string? IdOf(AccountEntry entry, string prefix) =>
        entry.OptionalText("Id") is not { } id ? null
        : id.StartsWith(prefix, StringComparison.Ordinal) && id.All(IsOfId) ? id
        : throw new AccountFormatException(
            $"{entry.Place}.Id is not `{prefix}` and lower-case letters or digits: `{id}`"
        );

    private static bool IsOfId(char character) =>
        char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-';

    private static OrganizationPolicy ReadPolicy(Organization organization, AccountEntry entry, DateTimeOffset now)
    {
        entry.Allow("Name", "Id", "Type", "Description", "Content", "Tags");
        var (name, type) = (entry.Text("Name"), entry.OptionalText("Type") ?? OrganizationPolicy.ServiceControl);
        if (!PolicyTypes.Names.Contains(type))
        {
            throw new AccountFormatException($"{entry.Place}.Type is no type of policy: `{type}`");
        }

        if (AwsOrganizationPolicies.All.Values.Concat(organization.Policies.Values).Any(other => other.Name == name))
        {
            throw new AccountFormatException($"{entry.Place}: there is another policy {name}");
        }

        var id = IdOf(entry, "p-") ?? OrganizationId.Policy();
        var arn = OrganizationArns.OfPolicy(organization, type, id);
        var policy = new OrganizationPolicy
        {
            Id = id,
            Arn = arn,
            Name = name,
            Description = entry.OptionalText("Description") ?? "",
            Type = type,
            Content = OrganizationPolicy.ContentOf(arn, type, entry.Policy("Content", arn).Text),
            UpdatedAt = now,
            Tags = entry.Tags(),
        };
        var problem = PolicyTypes.IsAuthorization(type)
            ? policy.Content.FirstError?.Message
            : "it is not a JSON object";
        return PolicyDocuments.Check(policy) is null
            ? policy
            : throw new AccountFormatException($"{entry.Place}.Content is no {type}: {problem}");
    }
}
