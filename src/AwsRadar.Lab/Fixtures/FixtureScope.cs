using AwsRadar.Wire.Endpoints;

namespace AwsRadar.Lab.Fixtures;

/// <summary>The account and the region that a fixture answers for.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Region">As the request is signed for.</param>
internal sealed record FixtureScope(string Account, string Region)
{
    public Partition Partition { get; } = Partition.Of(Region);
}
