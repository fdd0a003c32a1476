namespace AwsRadar.Lab.State.Json;

/// <summary>Seeds of MFA devices: the state file is meant to hold them.</summary>
internal sealed class TotpSeedConverter : TextConverter<TotpSeed>
{
    protected override TotpSeed Parse(string text) => new(Convert.FromBase64String(text));

    protected override string Format(TotpSeed value) => Convert.ToBase64String(value.Reveal());
}
