using AwsRadar.Cli.Output;
using AwsRadar.Store;

namespace AwsRadar.Cli.Listings;

/// <summary><c>aws-radar verify</c>: what is not what was written.</summary>
internal static class DamageListing
{
    public static Listing<DamagedSection> Create(VerifyResult result) =>
        new(
            [.. result.Damaged],
            [
                new("SNAPSHOT", each => each.Snapshot),
                new("SECTION", each => each.Section),
                new("WHAT", each => each.Reason),
            ],
            SummaryJsonContext.Default.DamagedSection
        )
        {
            WhenEmpty =
                result.Snapshots == 1
                    ? Translate($"The one snapshot is whole: {result.Parts:N0} checksums agree.")
                    : Translate($"All {result.Snapshots} snapshots are whole: {result.Parts:N0} checksums agree."),
        };
}
