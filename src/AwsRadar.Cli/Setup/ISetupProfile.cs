using System.Collections.Immutable;

namespace AwsRadar.Cli.Setup;

/// <summary>The profile by which the identity is used.</summary>
internal interface ISetupProfile
{
    /// <summary>What is still to be done, in words; nothing when it is as it should be.</summary>
    /// <exception cref="SetupException">The profile is somebody else's.</exception>
    Task<ImmutableArray<string>> PlanAsync(CancellationToken cancellation);

    Task MakeAsync(CancellationToken cancellation);
}
