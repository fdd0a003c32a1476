using System.Collections.Immutable;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures;

/// <summary>All that the fixtures say about one operation.</summary>
/// <param name="Places">The most precise first. A place's cases stand in the order in which they are tried.</param>
internal sealed record OperationFixtures(
    OperationModel Model,
    ImmutableArray<(FixturePlace Place, ImmutableArray<FixtureCase> Cases)> Places
)
{
    /// <summary>The cases of the most precise place that covers the scope; empty when none does.</summary>
    public ImmutableArray<FixtureCase> CasesFor(FixtureScope scope) =>
        Places.FirstOrDefault(each => each.Place.Covers(scope)).Cases is { IsDefault: false } cases ? cases : [];
}
