namespace AwsRadar.Core.Snapshots;

/// <summary>A policy that is part of one user, group or role.</summary>
public sealed record InlinePolicy(string Name, PolicyText Document);
