using System.Text.Json;

namespace AwsRadar.Cli.Calling.Paging;

/// <summary>How much of a listing is wanted.</summary>
/// <param name="MaxItems">The most entries in all; null for every one.</param>
/// <param name="Start">Where to begin; null for the beginning.</param>
internal sealed record PageLimits(int? MaxItems, ResumeToken? Start);
