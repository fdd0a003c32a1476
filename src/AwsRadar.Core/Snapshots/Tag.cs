namespace AwsRadar.Core.Snapshots;

public sealed record Tag(string Key, string Value);
