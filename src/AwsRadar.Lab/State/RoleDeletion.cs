namespace AwsRadar.Lab.State;

/// <summary>A service-linked role that was deleted: its account can ask how that went.</summary>
internal sealed record RoleDeletion(DateTimeOffset At);
