using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Parameters;

/// <summary>A parameter that a rule set declares.</summary>
/// <param name="Setting">How the client's settings fill it; null when only operations do.</param>
/// <param name="Default">What it is when nothing fills it.</param>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/parameters.html</remarks>
internal sealed record RuleParameter(
    string Name,
    Func<EndpointSettings, RuleValue?>? Setting,
    RuleValue? Default,
    bool IsRequired
)
{
    /// <summary>The name under which every client knows it, such as <c>AWS::Region</c>; null for a service's own.</summary>
    public string? BuiltIn { get; init; }
}
