using AwsRadar.Lab.Authentication;

namespace AwsRadar.Lab.Operations;

/// <summary>What came of a token of an identity provider: a refusal, or whom the provider vouches for.</summary>
internal readonly record struct TokenResult
{
    public LabError? Error { get; private init; }

    public TokenHolder? Holder { get; private init; }

    public static implicit operator TokenResult(LabError error) => new() { Error = error };

    public static implicit operator TokenResult(TokenHolder holder) => new() { Holder = holder };
}
