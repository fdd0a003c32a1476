using AwsRadar.Core.Arns;
using AwsRadar.Lab.Organizations.Accounts;
using AwsRadar.Lab.Organizations.Policies;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Accounts.Described;

/// <summary>Reads the tree of a described organization into it, and the accounts of the tree into the lab.</summary>
/// <param name="addAccount">The lab with the account of an entry.</param>
internal sealed class DescribedTree(
    Organization organization,
    LabState lab,
    Func<LabState, Organization, AccountEntry, LabState> addAccount
)
{
    private const int MaxDepth = 5;

    public Organization Organization { get; private set; } = organization;

    public LabState Lab { get; private set; } = lab;

    /// <exception cref="AccountFormatException">A unit, an account or an attachment is not what AWS takes.</exception>
    public void ReadRoot(AccountEntry entry)
    {
        entry.Allow("Id", "Policies", "Units", "Accounts");
        Attach(Organization.RootId, entry);
        ReadChildren(Organization.RootId, entry, depth: 0);
    }

    /// <exception cref="AccountFormatException">The entry has no account id.</exception>
    public static AccountId IdOf(AccountEntry entry) =>
        AccountId.TryParse(entry.Text("Id"), out var id)
            ? id
            : throw new AccountFormatException($"{entry.Place}.Id is not twelve digits: `{entry.Text("Id")}`");

    private void ReadChildren(string parent, AccountEntry entry, int depth)
    {
        foreach (var unit in entry.List("Units"))
        {
            ReadUnit(parent, unit, depth + 1);
        }

        foreach (var account in entry.List("Accounts"))
        {
            ReadAccount(parent, account);
        }
    }

    private void ReadUnit(string parent, AccountEntry entry, int depth)
    {
        entry.Allow("Id", "Name", "Policies", "Units", "Accounts", "Tags");
        var name = entry.Text("Name");
        // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html#min-max-values
        if (depth > MaxDepth)
        {
            throw new AccountFormatException($"{entry.Place} is deeper than {MaxDepth} units");
        }

        if (Organization.Units.Values.Any(unit => unit.ParentId == parent && unit.Name == name))
        {
            throw new AccountFormatException($"{entry.Place}: there is another unit {name} beside it");
        }

        var id = DescribedOrganization.IdOf(entry, "ou-") ?? OrganizationId.Unit(Organization.RootId);
        if (Organization.HasParent(id))
        {
            throw new AccountFormatException($"{entry.Place}: there is another unit {id}");
        }

        Organization = PolicyTypes.AttachDefaults(
            Organization.With(
                new OrganizationalUnit
                {
                    Id = id,
                    Name = name,
                    ParentId = parent,
                    Tags = entry.Tags(),
                }
            ),
            id
        );
        Attach(id, entry);
        ReadChildren(id, entry, depth);
    }

    private void ReadAccount(string parent, AccountEntry entry)
    {
        var id = IdOf(entry);
        var isManagement = Organization.IsManagement(id);
        Lab = addAccount(Lab, Organization, entry);
        Organization = Membership.Join(Organization, Lab.Accounts[id], entry.Clock.Start, isCreated: !isManagement);
        Organization = Organization.With(Organization.Find(id)! with { ParentId = parent, Tags = entry.Tags() });
        Attach(id.ToString(), entry);
    }

    /// <summary>What is named is attached, and nothing else of its type; of other types, AWS's own policy stays.</summary>
    private void Attach(string target, AccountEntry entry)
    {
        var named = entry.Texts("Policies").Select(name => Find(entry, name)).ToList();
        foreach (var type in named.Select(policy => policy.Type).Distinct(StringComparer.Ordinal))
        {
            if (AwsOrganizationPolicies.OfType(type) is { } own)
            {
                Organization = Organization.Detach(own.Id, target);
            }

            if (named.Count(policy => policy.Type == type) > PolicyTypes.LimitsOf(type).MaxAttached)
            {
                throw new AccountFormatException(
                    $"{entry.Place}.Policies are more than the {PolicyTypes.LimitsOf(type).MaxAttached} of {type} that can be attached"
                );
            }
        }

        Organization = named
            .DistinctBy(policy => policy.Id, StringComparer.Ordinal)
            .Aggregate(Organization, (changed, policy) => changed.Attach(policy.Id, target));
    }

    private OrganizationPolicy Find(AccountEntry entry, string name) =>
        Organization
            .Policies.Values.Concat(AwsOrganizationPolicies.All.Values)
            .FirstOrDefault(policy => policy.Name.Equals(name, StringComparison.Ordinal))
        ?? throw new AccountFormatException($"{entry.Place}.Policies: there is no policy {name}");
}
