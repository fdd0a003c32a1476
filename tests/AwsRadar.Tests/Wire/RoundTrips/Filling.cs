namespace AwsRadar.Tests.Wire.RoundTrips;

/// <summary>How much of a shape a generated value has.</summary>
internal enum Filling
{
    /// <summary>Every member, as deep as the bounds allow.</summary>
    Everything,

    /// <summary>What the model requires, and no more.</summary>
    RequiredOnly,

    /// <summary>Each optional member or not, lists and maps of any length, by the seed.</summary>
    Random,
}
