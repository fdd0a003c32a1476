using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>An account as its organization knows it.</summary>
internal sealed record MemberAccount
{
    public required AccountId Id { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    /// <summary>The id of the root or unit that it is in.</summary>
    public required string ParentId { get; init; }

    /// <summary>Made by the organization, rather than invited.</summary>
    public required bool IsCreated { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When it was closed; null: it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The services that it is a delegated administrator for.</summary>
    public ImmutableArray<DelegatedService> DelegatedServices { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;

    /// <summary>AWS's word for it.</summary>
    public string Status => ClosedAt is null ? "ACTIVE" : "SUSPENDED";
}

/// <summary>A service and since when it may do what it is listed for.</summary>
internal sealed record DelegatedService(string Principal, DateTimeOffset EnabledAt);
