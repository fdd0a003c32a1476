using AwsRadar.Client.Calls;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Pipeline;

/// <summary>What one attempt led to.</summary>
/// <param name="Response">Null when none came.</param>
/// <param name="Result">The service's answer, or why there is none that can be read.</param>
internal sealed record AttemptOutcome(WireResponse? Response, CallResult Result)
{
    public string? Header(string name) => Response?.Headers[name];
}
