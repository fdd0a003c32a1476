using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Linting;

/// <summary>Looks for one kind of trouble in a policy that was read.</summary>
internal interface ILintRule
{
    IEnumerable<Diagnostic> Check(LintedPolicy policy);
}
