using System.Collections.Concurrent;
using AwsRadar.Lab.Fixtures.Pages;
using AwsRadar.Lab.Fixtures.Resources;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures;

/// <summary>Everything that a lab knows from fixtures, and what it remembers while it runs. Fixtures themselves never change.</summary>
internal sealed class FixtureWorld(FixtureLibrary library, WithoutFixture without)
{
    private readonly ConcurrentDictionary<string, FixtureService> _services = new(StringComparer.Ordinal);

    public WithoutFixture Without => without;

    public PageTokens Tokens { get; } = new();

    public ResourceOwners Owners { get; } = new(library);

    public ResourcePolicies Policies => new(this);

    public FixtureService ServiceOf(ServiceModel model) =>
        _services.GetOrAdd(
            model.Name,
            _ => new FixtureService(this, model, library.Services.GetValueOrDefault(model.Name))
        );
}
