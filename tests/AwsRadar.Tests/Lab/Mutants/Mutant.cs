using AwsRadar.Wire.Protocols;

namespace AwsRadar.Tests.Lab.Mutants;

/// <summary>A signed request with one thing changed.</summary>
/// <param name="Kind">What was changed: <c>body</c>, <c>scope</c>.</param>
/// <param name="Code">What AWS answers to it.</param>
internal sealed record Mutant(string Kind, string Code, WireRequest Request);
