using System.Collections.Immutable;
using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Rules;

/// <summary>An endpoint whose texts still have variables in them.</summary>
internal sealed record EndpointTemplate(
    RuleExpression Url,
    ImmutableArray<KeyValuePair<string, ImmutableArray<RuleExpression>>> Headers,
    ImmutableArray<AuthSchemeTemplate> AuthSchemes
);

/// <summary>A way to sign whose texts still have variables in them.</summary>
internal sealed record AuthSchemeTemplate(string Name)
{
    public RuleExpression? SigningName { get; init; }

    public RuleExpression? SigningRegion { get; init; }

    public ImmutableArray<RuleExpression> SigningRegionSet { get; init; } = [];

    public bool DisablesDoubleEncoding { get; init; }

    public EndpointAuthScheme Evaluate(RuleScope scope) =>
        new(Name)
        {
            SigningName = SigningName?.Evaluate(scope)?.ToString(),
            SigningRegion = SigningRegion?.Evaluate(scope)?.ToString(),
            SigningRegionSet = [.. SigningRegionSet.Select(region => $"{region.Evaluate(scope)}")],
            DisablesDoubleEncoding = DisablesDoubleEncoding,
        };
}
