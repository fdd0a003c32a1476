using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>What one side has and the other may have had unseen.</summary>
/// <param name="Side">The side that does not show it.</param>
/// <param name="Gap">The call that would have told; null if none was planned.</param>
internal sealed record UnclearEntity(SnapshotSection Section, ComparedSide Side, CoverageEntry? Gap, string Name);
