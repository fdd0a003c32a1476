using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0706 to RAD0714: resources whose ARN is like that of no resource.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
internal sealed class ArnShapeRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Statements.SelectMany(statement => statement.Statement.Resource?.Patterns ?? [])
            .DistinctBy(pattern => (pattern.Value, pattern.Path))
            .SelectMany(pattern => ArnShape.Check(pattern.Value, new Place(pattern.Span, pattern.Path, "`Resource`")));
}
