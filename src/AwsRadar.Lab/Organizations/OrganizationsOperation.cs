using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Authorization;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations;

/// <summary>An operation on the caller's organization, for those of its accounts that may.</summary>
internal static class OrganizationsOperation
{
    private static readonly NamedPolicy Everything = NamedPolicy.Parse(
        "caller",
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        PolicyType.Identity
    );

    /// <summary>What an organization for billing alone refuses.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_getting-started_concepts.html#feature-set</remarks>
    public static Func<OperationCall, Organization, OperationResult> WithAllFeatures(
        Func<OperationCall, Organization, OperationResult> handle
    ) =>
        (call, organization) =>
            organization.HasAllFeatures ? handle(call, organization) : OrganizationErrors.NotAllFeatures;

    /// <summary>An operation that only looks.</summary>
    public static Operation Read(
        string name,
        Func<OperationCall, Target> target,
        Func<OperationCall, Organization, OperationResult> handle
    ) => Create(name, OrganizationCallers.Readers, target, handle);

    /// <param name="also">A second resource that the same action must be allowed on.</param>
    public static Operation Create(
        string name,
        OrganizationCallers callers,
        Func<OperationCall, Target> target,
        Func<OperationCall, Organization, OperationResult> handle,
        Func<OperationCall, Target>? also = null
    )
    {
        var operation = new Operation
        {
            Name = name,
            Target = target,
            AlsoNeeds = call => AlsoNeeded(call, name, target, also),
            Keys = OrganizationKeys.Of,
            Handle = _ => OrganizationErrors.NotInUse,
        };
        return operation with
        {
            Handle = call =>
                call.Lab.OrganizationOf(call.State.AccountId) is not { } organization ? OrganizationErrors.NotInUse
                : !MayCall(call, organization, callers, operation) ? OrganizationErrors.NotPermitted
                : handle(call, organization),
        };
    }

    /// <summary>To give tags along is a permission of its own.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html</remarks>
    private static IEnumerable<Permission> AlsoNeeded(
        OperationCall call,
        string name,
        Func<OperationCall, Target> target,
        Func<OperationCall, Target>? also
    )
    {
        if (also is not null)
        {
            yield return new Permission($"organizations:{name}", also(call));
        }

        if (call.Has("Tags") && name is not "TagResource")
        {
            yield return new Permission("organizations:TagResource", target(call));
        }
    }

    private static bool MayCall(
        OperationCall call,
        Organization organization,
        OrganizationCallers callers,
        Operation operation
    ) =>
        organization.IsManagement(call.State.AccountId)
        || callers switch
        {
            OrganizationCallers.Members => true,
            OrganizationCallers.Readers => organization.Find(call.State.AccountId)
                is { DelegatedServices.IsEmpty: false }
                || IsDelegated(call, organization, operation),
            OrganizationCallers.Delegates => IsDelegated(call, organization, operation),
            _ => false,
        };

    /// <summary>Whether the organization's resource policy allows all of it to the caller.</summary>
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs-policy-delegate.html</remarks>
    private static bool IsDelegated(OperationCall call, Organization organization, Operation operation) =>
        organization.ResourcePolicy is { } policy
        && operation
            .AlsoNeeds(call)
            .Prepend(new Permission($"organizations:{operation.Name}", operation.Target!(call)))
            .All(one =>
                PolicyEvaluator
                    .Evaluate(
                        new RequestContext
                        {
                            Principal = RequestPrincipal.Parse(call.Caller.Arn),
                            Action = one.Action,
                            Resource = one.Target.Arn,
                            ResourceAccount = organization.ManagementAccountId,
                            Context = RequestKeys.Of(call, operation, one),
                        },
                        new PolicySet { Identity = [Everything], Resource = policy.Content.Policy }
                    )
                    .Decision is Decision.Allowed
            );
}
