using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>Which policies bear on a request.</summary>
internal sealed class OracleSituation
{
    /// <remarks>https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html</remarks>
    private static readonly ImmutableHashSet<string> ServicesWithResourceControl =
    [
        .. (
            "aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory "
            + "cloudfront cloudsearch cloudtrail-data codeartifact codebuild codecommit "
            + "codepipeline cognito-identity cognito-idp comprehend comprehendmedical "
            + "compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events "
            + "firehose fis fms gamelift health inspector-scan kendra kinesisvideo kms logs "
            + "memorydb networkmonitor notifications opensearch pca-connector-ad personalize polly "
            + "pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs "
            + "sts support swf textract timestream-influxdb transcribe transfer translate wafv2 "
            + "workspaces xray"
        ).Split(' '),
    ];

    private readonly PolicySet _policies;

    public OracleSituation(RequestContext request, PolicySet policies)
    {
        _policies = policies;
        var principal = request.Principal;
        HasIdentity =
            principal.Form
                is PrincipalForm.User
                    or PrincipalForm.Role
                    or PrincipalForm.AssumedRole
                    or PrincipalForm.FederatedUser;
        var parts = principal.Text.Split(':');
        PrincipalAccount = HasIdentity || principal.Form == PrincipalForm.Root ? parts[4] : null;
        var ownerInArn = request.Resource.Split(':').ElementAtOrDefault(4);
        ResourceAccount =
            request.ResourceAccount?.ToString() ?? (string.IsNullOrEmpty(ownerInArn) ? PrincipalAccount : ownerInArn);

        // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
        // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
        var management = policies.ManagementAccount?.ToString();
        HasServiceControl =
            PrincipalAccount is not null && PrincipalAccount != management && !principal.IsServiceLinkedRole;
        HasResourceControl =
            ResourceAccount != management
            && !principal.IsServiceLinkedRole
            // https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html
            && !request.Action.Equals("kms:RetireGrant", StringComparison.OrdinalIgnoreCase)
            && ServicesWithResourceControl.Contains(request.Action.Split(':')[0].ToLowerInvariant());
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
        CanHaveBoundary = HasIdentity && !principal.IsServiceLinkedRole;
        HasBoundary = CanHaveBoundary && policies.PermissionsBoundary is not null;
        IsTrust = request.Action.StartsWith("sts:AssumeRole", StringComparison.OrdinalIgnoreCase);
        IsKey =
            request.Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase)
            && request.Resource.StartsWith("arn:aws:kms:", StringComparison.Ordinal);
    }

    /// <summary>The principal is an IAM identity, to which identity policies, a boundary, session policies can belong.</summary>
    public bool HasIdentity { get; }

    public bool CanHaveBoundary { get; }

    public bool HasBoundary { get; }

    public bool HasServiceControl { get; }

    public bool HasResourceControl { get; }

    /// <summary>A role is assumed: its trust policy must allow it.</summary>
    public bool IsTrust { get; }

    /// <summary>A KMS key is used: its key policy must allow it.</summary>
    public bool IsKey { get; }

    /// <summary>Null: the principal belongs to no account.</summary>
    public string? PrincipalAccount { get; }

    public string? ResourceAccount { get; }

    /// <summary>All policies in which a deny counts.</summary>
    public IEnumerable<(PolicyType Type, NamedPolicy Policy)> Policies()
    {
        IEnumerable<NamedPolicy> Of(PolicyType type) =>
            type switch
            {
                PolicyType.Identity => _policies.Identity,
                PolicyType.PermissionsBoundary => _policies.PermissionsBoundary ?? [],
                PolicyType.Session => _policies.Session ?? [],
                PolicyType.ServiceControl => _policies.ServiceControl.SelectMany(level => level.Policies),
                PolicyType.ResourceControl => _policies.ResourceControl.SelectMany(level => level.Policies),
                PolicyType.VpcEndpoint => _policies.VpcEndpoint,
                _ => IsResourceType(type) && _policies.Resource is { } resource ? [resource] : [],
            };
        return Enum.GetValues<PolicyType>().Where(Concerns).SelectMany(type => Of(type).Select(one => (type, one)));
    }

    private bool Concerns(PolicyType type) =>
        type switch
        {
            PolicyType.Identity or PolicyType.Session => HasIdentity,
            PolicyType.PermissionsBoundary => CanHaveBoundary,
            PolicyType.ServiceControl => HasServiceControl,
            PolicyType.ResourceControl => HasResourceControl,
            PolicyType.VpcEndpoint => true,
            _ => IsResourceType(type),
        };

    /// <summary>Null if it is not known which policies of the type there are: any may be there, and allow. Else no.</summary>
    public bool? MaybeAny(PolicyType type) => IsNotKnown(type) ? null : false;

    /// <summary>A policy of the type may be there, and deny.</summary>
    public bool IsNotKnown(PolicyType type) =>
        Concerns(type)
        && (
            _policies.NotKnown.Contains(type)
            || (type == PolicyType.Trust && _policies.NotKnown.Contains(PolicyType.Resource))
        );

    private bool IsResourceType(PolicyType type) => type == (IsTrust ? PolicyType.Trust : PolicyType.Resource);
}
