using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Wire.Endpoints.Expressions;
using AwsRadar.Wire.Endpoints.Parameters;

namespace AwsRadar.Wire.Endpoints.Rules;

/// <summary>Compiles a rule set: names of variables become slots, templates and paths are cut once.</summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/specification.html</remarks>
internal sealed class RuleSetReader
{
    private readonly ExpressionReader _expressions = new();

    /// <exception cref="InvalidDataException">The rules use something that this version does not know.</exception>
    public static RuleSet Read(JsonElement ruleSet)
    {
        var reader = new RuleSetReader();
        var parameters = ruleSet
            .GetProperty("parameters")
            .EnumerateObject()
            .Select(reader.ReadParameter)
            .ToImmutableArray();
        var rules = reader.ReadRules(ruleSet);
        return new RuleSet(parameters, rules, reader._expressions.Variables);
    }

    private RuleParameter ReadParameter(JsonProperty parameter)
    {
        _expressions.SlotOf(parameter.Name);
        var builtIn = parameter.Value.TryGetProperty("builtIn", out var name) ? name.GetString() : null;
        return new RuleParameter(
            parameter.Name,
            BuiltIns.Find(parameter.Name, builtIn),
            parameter.Value.TryGetProperty("default", out var value) ? ExpressionReader.ReadLiteral(value) : null,
            parameter.Value.TryGetProperty("required", out var required) && required.GetBoolean()
        )
        {
            BuiltIn = builtIn,
        };
    }

    private ImmutableArray<Rule> ReadRules(JsonElement parent) =>
        [.. parent.GetProperty("rules").EnumerateArray().Select(ReadRule)];

    private Rule ReadRule(JsonElement rule)
    {
        // Before the rest: what the conditions assign is known only then.
        ImmutableArray<Condition> conditions =
        [
            .. rule.GetProperty("conditions").EnumerateArray().Select(ReadCondition),
        ];
        return rule.GetProperty("type").GetString() switch
        {
            "tree" => new TreeRule(conditions, ReadRules(rule)),
            "error" => new ErrorRule(conditions, _expressions.Read(rule.GetProperty("error"))),
            "endpoint" => new EndpointRule(conditions, ReadEndpoint(rule.GetProperty("endpoint"))),
            var other => throw new InvalidDataException(
                $"The endpoint rules hold a rule of type `{other}`, which is not known. Install aws-radar again."
            ),
        };
    }

    private Condition ReadCondition(JsonElement condition)
    {
        var call = _expressions.Read(condition);
        return new Condition(
            call,
            condition.TryGetProperty("assign", out var name) ? _expressions.SlotOf(name.GetString()!) : null
        );
    }

    private EndpointTemplate ReadEndpoint(JsonElement endpoint) =>
        new(
            _expressions.Read(endpoint.GetProperty("url")),
            endpoint.TryGetProperty("headers", out var headers)
                ? [.. headers.EnumerateObject().Select(each => KeyValuePair.Create(each.Name, ReadAll(each.Value)))]
                : [],
            endpoint.TryGetProperty("properties", out var properties)
            && properties.TryGetProperty("authSchemes", out var schemes)
                ? [.. schemes.EnumerateArray().Select(ReadAuthScheme)]
                : []
        );

    private AuthSchemeTemplate ReadAuthScheme(JsonElement scheme) =>
        new(scheme.GetProperty("name").GetString()!)
        {
            SigningName = ReadOptional(scheme, "signingName"),
            SigningRegion = ReadOptional(scheme, "signingRegion"),
            SigningRegionSet = scheme.TryGetProperty("signingRegionSet", out var regions) ? ReadAll(regions) : [],
            DisablesDoubleEncoding =
                scheme.TryGetProperty("disableDoubleEncoding", out var disables) && disables.GetBoolean(),
        };

    private RuleExpression? ReadOptional(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? _expressions.Read(value) : null;

    private ImmutableArray<RuleExpression> ReadAll(JsonElement values) =>
        [.. values.EnumerateArray().Select(_expressions.Read)];
}
