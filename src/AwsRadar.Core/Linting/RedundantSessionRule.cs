using AwsRadar.Core.Arns;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0810: a role's session as a principal beside the role itself.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session</remarks>
internal sealed class RedundantSessionRule : ILintRule
{
    private const string Session = "assumed-role/";
    private const string Role = "role/";

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Type == PolicyType.Trust ? policy.Statements.SelectMany(Check) : [];

    private static IEnumerable<Diagnostic> Check(LintedStatement statement)
    {
        var principals = statement.Statement.Principal?.Principals ?? [];
        var roles = principals
            .Select(one => one.Value.Value)
            .Where(text => Arn.TryParse(text, out var arn) && arn.Resource.StartsWith(Role))
            .ToList();
        foreach (var principal in principals)
        {
            if (roles.Find(role => IsSessionOf(principal.Value.Value, role)) is { } role)
            {
                yield return RedundancyDiagnostics.Session(
                    new Place(principal.Value.Span, principal.Value.Path, "`Principal`"),
                    principal.Value.Value,
                    role
                );
            }
        }
    }

    /// <summary>A session's ARN has the role's name without its path.</summary>
    private static bool IsSessionOf(string session, string role) =>
        Arn.TryParse(session, out var one)
        && one.Resource.StartsWith(Session)
        && Arn.TryParse(role, out var other)
        && one.Account.SequenceEqual(other.Account)
        && one.Resource[Session.Length..].StartsWith($"{other.Name}/");
}
