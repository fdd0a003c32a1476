using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Calls;

/// <summary>An operation that a scan may call: what it fills, what it needs, how often it is made and why.</summary>
public sealed record ScanCall
{
    /// <summary>The service as the AWS CLI names it, such as <c>iam</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The operation as the API names it, such as <c>ListAccessKeys</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>What one call asks about.</summary>
    public required ScanSubject Subject { get; init; }

    /// <summary>From which depth of scan on it is made.</summary>
    public required ScanDepth Depth { get; init; }

    /// <summary>The parts of the snapshot that stay unknown without it.</summary>
    public required ImmutableArray<SnapshotSection> Sections { get; init; }

    /// <summary>The IAM actions that the caller needs; none for operations that AWS lets every identity call.</summary>
    public required ImmutableArray<RequiredAction> Permissions { get; init; }

    /// <summary>How often it is made, in words.</summary>
    public required string Calls { get; init; }

    /// <summary>Whether answers are cleared of what may be a secret before anything of them is kept.</summary>
    [JsonIgnore]
    public bool MayHoldSecrets { get; init; }

    /// <summary>What the answer is good for, in one sentence.</summary>
    public required string Why { get; init; }
}

/// <summary>An IAM action, and the resource it is needed on.</summary>
/// <param name="Action">Such as <c>iam:ListAccessKeys</c>.</param>
/// <param name="Resource">
/// The last part of the ARN, such as <c>user/*</c>; null for actions that IAM knows no resource for, which need <c>*</c>.
/// </param>
public sealed record RequiredAction(string Action, string? Resource = null);

/// <summary>What one call of an operation asks about.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ScanSubject>))]
public enum ScanSubject
{
    /// <summary>A whole list or a fact about the account.</summary>
    Account,

    /// <summary>One user.</summary>
    User,

    /// <summary>One user or role.</summary>
    Principal,

    /// <summary>One access key.</summary>
    AccessKey,

    /// <summary>One policy that is a permissions boundary.</summary>
    Boundary,

    /// <summary>One OIDC provider.</summary>
    OidcProvider,

    /// <summary>The root or one unit of an organization.</summary>
    OrganizationalUnit,

    /// <summary>A type of policies of an organization, or one of them.</summary>
    OrganizationPolicy,

    /// <summary>One account that administers services for an organization.</summary>
    DelegatedAdministrator,

    /// <summary>A service in one region, or in none.</summary>
    Service,

    /// <summary>One resource of a service.</summary>
    Resource,

    /// <summary>One instance of IAM Identity Center, or its identity store.</summary>
    IdentityCenter,

    /// <summary>One permission set of IAM Identity Center, or one in an account.</summary>
    PermissionSet,

    /// <summary>One group of an identity store.</summary>
    IdentityCenterGroup,

    /// <summary>One analyzer of IAM Access Analyzer.</summary>
    Analyzer,
}
