using AwsRadar.Core.Policies;
using AwsRadar.Lab.Organizations.Policies;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Accounts;

/// <summary>How an account comes into an organization and leaves it.</summary>
internal static class Membership
{
    public const string ServiceRole = "AWSServiceRoleForOrganizations";
    public const string ServiceRolePath = "/aws-service-role/organizations.amazonaws.com/";

    /// <summary>The organization with the account in its root, and with AWS's own policies attached to it.</summary>
    public static Organization Join(
        Organization organization,
        AccountState account,
        DateTimeOffset now,
        bool isCreated
    ) =>
        PolicyTypes.AttachDefaults(
            organization.With(
                new MemberAccount
                {
                    Id = account.AccountId,
                    Email = account.EmailAddress,
                    Name = account.DisplayName,
                    ParentId = organization.RootId,
                    IsCreated = isCreated,
                    JoinedAt = now,
                }
            ),
            account.AccountId.ToString()
        );

    public static Organization Leave(Organization organization, MemberAccount account) =>
        organization with
        {
            Accounts = organization.Accounts.Remove(account.Id.ToString()),
            Attachments = organization.Attachments.Remove(account.Id.ToString()),
        };

    public static bool HasServiceRole(AccountState account) => account.Roles.ContainsKey(ServiceRole);

    /// <summary>The account with the role by which Organizations works in it.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html#orgs_integrate_services-using_slrs</remarks>
    public static AccountState AddServiceRole(AccountState account, DateTimeOffset now) =>
        HasServiceRole(account)
            ? account
            : account.With(
                Role(
                    account,
                    ServiceRole,
                    ServiceRolePath,
                    now,
                    """{"Service":"organizations.amazonaws.com"}""",
                    "Service-linked role used by AWS Organizations to enable integration of other AWS services with Organizations."
                ) with
                {
                    AttachedPolicies = ["arn:aws:iam::aws:policy/aws-service-role/AWSOrganizationsServiceTrustPolicy"],
                }
            );

    /// <summary>The account with the role by which the management account is its administrator.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html</remarks>
    public static AccountState AddAccessRole(
        AccountState account,
        string name,
        Organization organization,
        DateTimeOffset now
    )
    {
        var trusted = $$"""{"AWS":"arn:aws:iam::{{organization.ManagementAccountId}}:root"}""";
        var role = Role(account, name, "/", now, trusted, description: null);
        return account.With(
            role with
            {
                InlinePolicies = role.InlinePolicies.Add(
                    "AdministratorAccess",
                    new PolicyContent(
                        "AdministratorAccess",
                        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""
                    )
                ),
            }
        );
    }

    private static Role Role(
        AccountState account,
        string name,
        string path,
        DateTimeOffset now,
        string principal,
        string? description
    ) =>
        new()
        {
            Arn = account.Arn($"role{path}{name}"),
            Id = UniqueId.Create(UniqueId.Role),
            Name = name,
            Path = path,
            CreatedAt = now,
            Description = description,
            TrustPolicy = new PolicyContent(
                name,
                $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""",
                PolicyType.Trust
            ),
        };
}
