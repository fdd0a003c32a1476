using System.Collections.Immutable;
using AwsRadar.Lab.Authentication;

namespace AwsRadar.Lab.State.Files;

/// <summary>What a state file tells.</summary>
/// <param name="Start">The lab as it once began: what a reset goes back to.</param>
/// <param name="Current">The lab after every change that was acknowledged.</param>
/// <param name="KeyUses">When access keys were used last.</param>
internal sealed record StoredLab(LabState Start, LabState Current, ImmutableDictionary<string, AccessKeyUse> KeyUses);
