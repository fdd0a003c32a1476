using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

internal sealed record User : Identity
{
    public override string Kind => "User";

    public ImmutableSortedSet<string> GroupNames { get; init; } = ImmutableSortedSet.Create<string>(NameComparer);

    /// <summary>In the order in which they were made; at most two.</summary>
    public ImmutableArray<AccessKey> AccessKeys { get; init; } = [];

    /// <summary>The console password, if there is one.</summary>
    public LoginProfile? LoginProfile { get; init; }

    public ImmutableArray<SshPublicKey> SshPublicKeys { get; init; } = [];

    public ImmutableArray<SigningCertificate> SigningCertificates { get; init; } = [];

    public ImmutableArray<ServiceSpecificCredential> ServiceCredentials { get; init; } = [];

    public DateTimeOffset? PasswordLastUsedAt { get; init; }
}
