namespace AwsRadar.Lab.State.Json;

/// <summary>Keys that sign tokens, as <c>ALGORITHM:KEY</c>: the state file is meant to hold them.</summary>
internal sealed class TokenKeyConverter : TextConverter<TokenKey>
{
    protected override TokenKey Parse(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? new TokenKey(text[..colon], Convert.FromBase64String(text[(colon + 1)..]))
            : throw new FormatException("A token key lacks its colon.");

    protected override string Format(TokenKey value) => $"{value.Algorithm}:{Convert.ToBase64String(value.Reveal())}";
}
