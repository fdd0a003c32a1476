namespace AwsRadar.Lab.State;

internal sealed record Role : Identity
{
    /// <summary>Seconds a session lasts at most when nothing else was asked for.</summary>
    public const int DefaultMaxSessionSeconds = 3600;

    public override string Kind => "Role";

    public required PolicyContent TrustPolicy { get; init; }

    public string? Description { get; init; }

    public int MaxSessionSeconds { get; init; } = DefaultMaxSessionSeconds;

    public RoleLastUsed? LastUsed { get; init; }
}

internal sealed record RoleLastUsed(DateTimeOffset At, string Region);
