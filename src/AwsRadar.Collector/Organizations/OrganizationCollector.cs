using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Organizations;

/// <summary>
/// The organization: its tree, its policies and what they are attached to, who administers it. The management account and
/// delegated administrators may read it; to a member account AWS tells the organization's id, and denies the rest.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_permissions_overview.html</remarks>
internal static class OrganizationCollector
{
    public const string ServiceName = "organizations";
    private static readonly string NoOrganization = Translatable("The account is in no organization.");
    private static readonly ScanCall DescribeCall = CallRegistry.Find(ServiceName, "DescribeOrganization");
    private static readonly ScanCall ResourcePolicyCall = CallRegistry.Find(ServiceName, "DescribeResourcePolicy");

    /// <summary>
    /// 1. Whether there is an organization. 2. Its tree. 3. Its policies. 4. Who administers it. 5. Who else manages its
    /// policies.
    /// </summary>
    public static async Task<CollectedOrganization> CollectAsync(CallRunner runner, CancellationToken cancellationToken)
    {
        if (!runner.Has(DescribeCall))
        {
            return CollectedOrganization.None;
        }

        // Step 1: whether there is an organization.
        Organization? organization = null;
        var reply = await runner.AskAsync(
            DescribeCall,
            CallInput.None,
            answer =>
            {
                organization = Read(AnswerReader.Object(answer, "Organization"));
                return 1;
            },
            cancellationToken
        );
        if (reply.Error?.Code is "AWSOrganizationsNotInUseException")
        {
            runner.EnterNone(reply, DescribeCall, NoOrganization, ServiceName);
            return CollectedOrganization.None;
        }

        runner.Enter(DescribeCall, null, reply);

        // Step 2: its tree.
        var units = await OrganizationTreeCollector.UnitsAsync(runner, cancellationToken);
        var accounts = await OrganizationTreeCollector.AccountsAsync(runner, units, cancellationToken);

        return new CollectedOrganization
        {
            Organization = organization,
            Units = units,
            Accounts = accounts,
            // Step 3: its policies.
            Policies = await OrganizationPolicyCollector.CollectAsync(runner, units, cancellationToken),
            // Step 4: who administers it.
            Administrators = await DelegatedAdministratorCollector.CollectAsync(runner, cancellationToken),
            // Step 5: who else manages its policies.
            ResourcePolicy = await ResourcePolicyAsync(runner, cancellationToken),
        };
    }

    /// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeResourcePolicy.html</remarks>
    private static async Task<OrganizationResourcePolicy?> ResourcePolicyAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    )
    {
        OrganizationResourcePolicy? policy = null;
        var reply = await runner.AskAsync(
            ResourcePolicyCall,
            CallInput.None,
            answer =>
            {
                var found = AnswerReader.Object(answer, "ResourcePolicy");
                policy = new OrganizationResourcePolicy(
                    AnswerReader.Arn(AnswerReader.Object(found, "ResourcePolicySummary"), "Arn"),
                    new PolicyText(AnswerReader.Text(found, "Content"))
                );
                return 1;
            },
            cancellationToken
        );
        runner.Enter(
            ResourcePolicyCall,
            null,
            reply.Error?.Code is "ResourcePolicyNotFoundException"
                ? reply with
                {
                    Outcome = CallOutcome.NotEnabled,
                    Message = Translatable("The organization has no resource policy."),
                }
                : reply
        );
        return policy;
    }

    private static Organization Read(JsonElement organization) =>
        new()
        {
            Arn = AnswerReader.Arn(organization, "Arn"),
            Id = AnswerReader.Text(organization, "Id"),
            ManagementAccount = AnswerReader.Account(organization, "MasterAccountId"),
            HasAllFeatures = AnswerReader.Text(organization, "FeatureSet") is "ALL",
        };
}
