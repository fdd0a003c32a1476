using System.Collections.Immutable;

namespace AwsRadar.Cli.Setup;

/// <summary>A profile with a key of the user.</summary>
internal sealed class KeyProfile(SetupNames names, ScanKey key) : ISetupProfile
{
    public async Task<ImmutableArray<string>> PlanAsync(CancellationToken cancellation)
    {
        var state = await key.LookAsync(cancellation);
        if (state.IsFull)
        {
            throw new SetupException(SetupWords.TooManyKeys(names.Identity));
        }

        return
        [
            .. state.Orphans.Select(id => SetupWords.Step.DeleteOrphan(Listings.Cell.KeyId(id))),
            .. state.Replaced.Select(id => SetupWords.Step.DeleteReplaced(Listings.Cell.KeyId(id))),
            .. state switch
            {
                { Mine: null } => ImmutableArray.Create(SetupWords.Step.Key(names.Identity, names.Profile)),
                { IsActive: false } => [SetupWords.Step.Activate(Listings.Cell.KeyId(state.Mine))],
                { IsDescribed: false } or { IsPending: true } =>
                [
                    SetupWords.Step.Describe(Listings.Cell.KeyId(state.Mine)),
                ],
                _ => [],
            },
        ];
    }

    public async Task MakeAsync(CancellationToken cancellation)
    {
        var state = await key.LookAsync(cancellation);
        if (!state.IsDone)
        {
            await key.RepairAsync(state, cancellation);
        }
    }
}
