namespace AwsRadar.Core.Snapshots;

/// <summary>The partition of the scanned account, which its ARNs tell: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c> …</summary>
internal static class SnapshotPartition
{
    public static string Of(Snapshot snapshot)
    {
        var arns = snapshot
            .Users.Select(user => user.Arn)
            .Concat(snapshot.Roles.Select(role => role.Arn))
            .Concat(snapshot.Groups.Select(group => group.Arn))
            .Take(1);
        foreach (var arn in arns)
        {
            return arn.Partition.ToString();
        }

        return snapshot.Caller?.Partition.ToString() ?? "aws";
    }
}
