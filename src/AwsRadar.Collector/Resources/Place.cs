using AwsRadar.Core.Arns;

namespace AwsRadar.Collector.Resources;

/// <summary>Where a service is asked.</summary>
/// <param name="Region">As the ledger writes it; <see cref="Global"/> for services without regions.</param>
internal sealed record Place(AccountId Account, string Partition, string Region)
{
    public const string Global = "global";

    /// <summary>As ARNs have it: nothing for services without regions.</summary>
    public string ArnRegion => Region is Global ? "" : Region;
}
