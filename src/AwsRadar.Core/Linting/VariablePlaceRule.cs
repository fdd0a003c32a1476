using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0123 and RAD0124: policy variables where they are text, or whose name no variable has.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</remarks>
internal sealed class VariablePlaceRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Version == PolicyLanguageVersion.V2012
            ? policy.Document.Statements.SelectMany(statement => Misplaced(statement).Concat(Spaced(statement)))
            : [];

    private static IEnumerable<Diagnostic> Misplaced(Statement statement) =>
        Of("`Action`", statement.Action.Patterns)
            .Concat(Of("`Principal`", statement.Principal?.Principals.Select(one => one.Value) ?? []));

    private static IEnumerable<Diagnostic> Of(string element, IEnumerable<PolicyString> values) =>
        values
            .Where(value => value.Value.Contains("${", StringComparison.Ordinal))
            .Select(value =>
                GrammarDiagnostics.VariableNotRead(new Place(value.Span, value.Path, element), value.Value)
            );

    private static IEnumerable<Diagnostic> Spaced(Statement statement) =>
        (statement.Resource?.Patterns ?? [])
            .Concat(statement.Conditions.SelectMany(condition => condition.Values))
            .Where(value => HasSpacedName(value.Value))
            .Select(value =>
                GrammarDiagnostics.SpaceInVariable(
                    new Place(value.Span, value.Path, Translate("The value")),
                    value.Value
                )
            );

    private static bool HasSpacedName(string value) =>
        value.Contains("${", StringComparison.Ordinal)
        && PolicyTemplate
            .Parse(value)
            .Parts.Any(part =>
                part.Kind == TemplatePartKind.Variable && part.Text.Contains(' ', StringComparison.Ordinal)
            );
}
