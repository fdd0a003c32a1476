using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access;

/// <summary>May a principal do something to a resource of, or from, the account of a snapshot?</summary>
public sealed record AccessQuestion
{
    public required RequestPrincipal Principal { get; init; }

    /// <summary><c>service:Action</c>; upper and lower case are alike.</summary>
    public required string Action { get; init; }

    /// <summary>One ARN, or <c>*</c> for an action that works on no particular resource.</summary>
    public required string Resource { get; init; }

    /// <inheritdoc cref="RequestContext.IsAboutEachResource"/>
    internal bool IsAboutEachResource { get; init; }

    /// <summary>Who owns the resource where its ARN does not say, as with buckets; null: it is not known.</summary>
    public AccountId? ResourceAccount { get; init; }

    /// <summary>What is known of the request besides what the snapshot tells; it stands before that.</summary>
    public ImmutableArray<KeyValuePair<string, ContextValue>> Context
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The resource's own policy; null: not known, unless it is a role of the snapshot.</summary>
    public NamedPolicy? ResourcePolicy { get; init; }

    /// <summary>The policies passed when the session was made; null: none, as far as is known.</summary>
    public ImmutableArray<NamedPolicy>? SessionPolicies { get; init; }

    /// <summary>Of the principal's account, root first; null: not known.</summary>
    public ImmutableArray<PolicyLevel>? ServiceControl { get; init; }

    /// <summary>Of the resource's account, root first; null: not known.</summary>
    public ImmutableArray<PolicyLevel>? ResourceControl { get; init; }

    /// <summary>
    /// Policies of the organization that AWS did not tell are taken to forbid nothing, as those that nobody asked for: the
    /// answer says so.
    /// </summary>
    public bool AssumesNoOrganizationPolicies { get; init; }

    /// <inheritdoc cref="PolicySet.RestrictsPublicBuckets"/>
    public bool RestrictsPublicBuckets { get; init; }
}
