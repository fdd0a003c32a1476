using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

internal sealed record User : Identity
{
    public override string Kind => "User";

    public ImmutableSortedSet<string> GroupNames { get; init; } = ImmutableSortedSet.Create<string>(NameComparer);

    /// <summary>In the order in which they were made; at most two.</summary>
    public ImmutableArray<AccessKey> AccessKeys { get; init; } = [];

    /// <summary>The console password, if there is one. The lab keeps no password: nobody signs in to a console here.</summary>
    public LoginProfile? LoginProfile { get; init; }

    public DateTimeOffset? PasswordLastUsedAt { get; init; }
}

internal sealed record LoginProfile(DateTimeOffset CreatedAt, bool PasswordResetRequired);
