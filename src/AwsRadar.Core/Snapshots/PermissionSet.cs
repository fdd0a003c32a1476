using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>What IAM Identity Center lets people do who are assigned to an account with it: it becomes a role there.</summary>
/// <remarks>https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html</remarks>
public sealed record PermissionSet
{
    public required Arn Arn { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>How long a session lasts, as AWS writes it: <c>PT8H</c>.</summary>
    public string? SessionDuration { get; init; }

    /// <summary>AWS managed policies.</summary>
    public ImmutableArray<AttachedPolicy> AttachedPolicies
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Path and name of policies that each account has of its own, such as <c>/teams/deploy</c>.</summary>
    public ImmutableArray<string> CustomerManagedPolicies
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public PolicyText? InlinePolicy { get; init; }

    /// <summary>ARN of an AWS managed policy, or path and name of one that each account has of its own; null for none.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>The accounts that it has become a role in.</summary>
    public ImmutableArray<AccountId> Accounts
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}
