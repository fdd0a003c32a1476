using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Organizations;

/// <summary>An organization as one of its accounts has read it, for the snapshots of its other accounts.</summary>
public sealed class OrganizationReading
{
    [JsonConstructor]
    internal OrganizationReading(
        AccountId account,
        Arn caller,
        CollectedOrganization organization,
        ImmutableArray<CoverageEntry> entries
    ) => (Account, Caller, Organization, Entries) = (account, caller, organization, entries);

    internal OrganizationReading(AccountId account, Arn caller, CollectedOrganization organization, Coverage coverage)
        : this(
            account,
            caller,
            organization,
            [.. coverage.Entries.Where(entry => entry.Service is OrganizationCollector.ServiceName)]
        ) { }

    /// <summary>The account that read it.</summary>
    public AccountId Account { get; }

    /// <summary>The identity that read it.</summary>
    public Arn Caller { get; }

    /// <summary>The root and the units, by id.</summary>
    [JsonIgnore]
    public ImmutableArray<OrganizationalUnit> Units => Organization.Units;

    [JsonIgnore]
    public ImmutableArray<OrganizationAccount> Accounts => Organization.Accounts;

    /// <summary>Whether the account is in an organization, as far as it could be told.</summary>
    [JsonIgnore]
    public bool IsInOrganization => Organization.Organization is not null;

    /// <summary>The calls that were not answered in full.</summary>
    [JsonIgnore]
    public IEnumerable<CoverageEntry> Gaps => Entries.Where(entry => !entry.IsAnswered);

    [JsonInclude]
    internal CollectedOrganization Organization { get; }

    /// <summary>How each call ended that read it.</summary>
    [JsonInclude]
    internal ImmutableArray<CoverageEntry> Entries { get; }
}

/// <summary>What was read of an organization, or why nobody could be asked.</summary>
/// <param name="Reading">Null on failure.</param>
/// <param name="Error">Null on success.</param>
public sealed record OrganizationResult(OrganizationReading? Reading, CallError? Error);
