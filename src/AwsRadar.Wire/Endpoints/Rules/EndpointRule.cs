using System.Collections.Immutable;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Endpoints.Rules;

/// <summary>The endpoint: its URL, headers and ways to sign.</summary>
internal sealed class EndpointRule(ImmutableArray<Condition> conditions, EndpointTemplate template) : Rule(conditions)
{
    protected override WireResult<ResolvedEndpoint> Conclude(RuleScope scope) =>
        Uri.TryCreate($"{template.Url.Evaluate(scope)}", UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
            ? new ResolvedEndpoint(url)
            {
                Headers = new WireHeaders(template.Headers.SelectMany(header => Values(header, scope))),
                AuthSchemes = [.. template.AuthSchemes.Select(scheme => scheme.Evaluate(scope))],
            }
            : WireError.Parameters(
                $"AWS's endpoint rules lead to `{template.Url.Evaluate(scope)}`, which is not a URL."
            );

    private static IEnumerable<KeyValuePair<string, string>> Values(
        KeyValuePair<string, ImmutableArray<RuleExpression>> header,
        RuleScope scope
    ) => header.Value.Select(value => KeyValuePair.Create(header.Key, $"{value.Evaluate(scope)}"));
}
