using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;

namespace AwsRadar.Lab;

/// <summary>What a lab starts with. Every part has a default: an empty account on a free port.</summary>
public sealed record LabOptions
{
    /// <summary>The loopback TCP port, 0 to 65535. 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The account's id. Without it, the account file's own id is used, or 123456789012. A file of another account is
    /// read as if it had been written in this one.
    /// </summary>
    public AccountId? AccountId { get; init; }

    /// <summary>The users, groups, roles and policies that are there from the start.</summary>
    public LabAccount Account { get; init; } = LabAccount.Empty;

    /// <summary>
    /// Other accounts that are there from the start, and the organization that ties them to <see cref="Account"/>, which
    /// manages it; null, the default: there are none.
    /// </summary>
    public LabOrganization? Organization { get; init; }

    /// <summary>
    /// The file that keeps the account, so that the next lab goes on where this one ended, however it ended; null, the
    /// default: in memory only. A new file begins with <see cref="Account"/>; one that is there already has its account.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>What answers for services that the lab does not carry out; null, the default: nothing.</summary>
    public LabFixtures? Fixtures { get; init; }

    /// <summary>What is answered where no fixture speaks of an operation.</summary>
    public WithoutFixture WithoutFixture { get; init; } = WithoutFixture.Refuse;

    /// <summary>The root user's access key; a random one, or the state file's, without it.</summary>
    public LabCredentials? RootCredentials { get; init; }

    /// <summary>
    /// The keys of OpenID Connect issuers: a JSON Web Key Set by issuer URL, as its <c>jwks_uri</c> serves it. The lab asks no
    /// issuer. Tokens that the lab itself issues in an issuer's place need none.
    /// </summary>
    public ImmutableDictionary<string, string> OidcKeySets { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The clock of the machine, that signatures, sessions and creation dates are held against.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
