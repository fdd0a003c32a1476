using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab.State.Json;

/// <summary>Session tokens: the state file is one of the places that are meant to hold them.</summary>
internal sealed class SecretConverter : TextConverter<Secret>
{
    protected override Secret Parse(string text) => new(text);

    protected override string Format(Secret value) => value.Reveal();
}
