namespace AwsRadar.Wire.Endpoints;

/// <summary>What a client contributes to every service's rules: the built-in parameters.</summary>
/// <remarks>https://smithy.io/2.0/aws/rules-engine/built-ins.html</remarks>
public sealed record EndpointSettings
{
    public string? Region { get; init; }

    public bool UseFips { get; init; }

    public bool UseDualStack { get; init; }

    /// <summary>A URL in place of AWS's own. The rules refuse it together with FIPS or dual-stack.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>The account of the credentials; null when they do not say it.</summary>
    public string? AccountId { get; init; }

    /// <summary><c>preferred</c>, <c>required</c> or <c>disabled</c>: whether hosts name the account.</summary>
    public string? AccountIdEndpointMode { get; init; }

    /// <summary>Whether STS in the old regions is called at its global endpoint.</summary>
    public bool UseGlobalStsEndpoint { get; init; }

    public S3EndpointSettings S3 { get; init; } = new();
}
