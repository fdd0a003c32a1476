using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Linting;

/// <summary>
/// RAD0410: actions of another kind of identity provider. RAD0416 to RAD0420: whom of a provider's users a role trusts.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html</remarks>
internal sealed class FederationRule : ILintRule
{
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string WithSaml = "sts:AssumeRoleWithSAML";
    private const string WithWebIdentity = "sts:AssumeRoleWithWebIdentity";

    private static readonly string[] Assume = ["sts:AssumeRole", WithSaml, WithWebIdentity];

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy.Document.Type == PolicyType.Trust
            ? policy
                .Statements.Where(statement => statement is { IsAllow: true, Statement.Principal.IsNot: false })
                .SelectMany(statement => Mismatched(statement).Concat(Open(statement)))
                .Concat(policy.Conditions.SelectMany(Audience))
            : [];

    private static IEnumerable<Diagnostic> Mismatched(LintedStatement statement)
    {
        var principals = statement.Statement.Principal!.Principals;
        return statement.Statement.Action.Patterns.SelectMany(action =>
            Assume.FirstOrDefault(name => string.Equals(name, action.Value, StringComparison.OrdinalIgnoreCase))
                is { } known
            // One principal that can use the action gives it a meaning.
            && principals.All(one => ActionOf(one) != known)
            && principals.FirstOrDefault() is { } first
                ?
                [
                    TrustDiagnostics.ActionOfOtherProvider(
                        new Place(action.Span, action.Path, "`Action`"),
                        action.Value,
                        first.Value.Value,
                        ActionOf(first)
                    ),
                ]
                : Array.Empty<Diagnostic>()
        );
    }

    private static string ActionOf(PolicyPrincipal principal) =>
        principal.Kind switch
        {
            PrincipalKind.Federated when principal.Value.Value.Contains(":saml-provider/", StringComparison.Ordinal) =>
                WithSaml,
            PrincipalKind.Federated => WithWebIdentity,
            _ => Assume[0],
        };

    private static IEnumerable<Diagnostic> Open(LintedStatement statement)
    {
        var providers = statement
            .Statement.Principal!.Principals.Where(one =>
                one.Kind == PrincipalKind.Federated && ActionOf(one) == WithWebIdentity
            )
            .Select(one => (Name: ProviderOf(one.Value.Value), one.Value.Span))
            .Where(one => one.Name.Contains('.', StringComparison.Ordinal));
        return providers.SelectMany(provider => Open(statement, provider.Name, provider.Span));
    }

    private static IEnumerable<Diagnostic> Open(LintedStatement statement, string provider, Span span)
    {
        var place = statement.Place with { Span = span };
        var isGitHub = provider.Equals(GitHub, StringComparison.OrdinalIgnoreCase);
        if (!isGitHub)
        {
            return statement.Conditions.Any(condition => IsOf(provider, condition))
                ? []
                : [TrustDiagnostics.AnyUserOfProvider(place, provider)];
        }

        var subjects = statement.Conditions.Where(condition => condition.IsOn($"{GitHub}:sub")).ToList();
        return subjects.Count == 0 ? [TrustDiagnostics.AnyRepository(place)] : Wildcards(statement, subjects);
    }

    private static bool IsOf(string provider, LintedCondition condition) =>
        condition.Key.StartsWith($"{provider}:", StringComparison.OrdinalIgnoreCase)
        || condition.Key.StartsWith($"{provider}/", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Diagnostic> Wildcards(LintedStatement statement, List<LintedCondition> subjects) =>
        statement.HasConditionOn($"{GitHub}:ref")
            ? []
            : subjects
                .Where(condition => condition.Operator.Comparison == Comparison.Like)
                .SelectMany(condition => condition.Condition.Values)
                .Where(value => value.Value.AsSpan().ContainsAny('*', '?'))
                .Select(value =>
                    TrustDiagnostics.RepositoryByWildcard(
                        new Place(value.Span, value.Path, Translate("The value")),
                        value.Value
                    )
                );

    private static IEnumerable<Diagnostic> Audience(LintedCondition condition) =>
        IsAudience(condition.Key)
            ? condition.Operator.Set switch
            {
                SetOperator.ForAnyValue =>
                [
                    TrustDiagnostics.AudienceForAnyValue(condition.OperatorPlace, condition.Key),
                ],
                SetOperator.ForAllValues =>
                [
                    TrustDiagnostics.AudienceForAllValues(condition.OperatorPlace, condition.Key),
                ],
                _ => [],
            }
            : [];

    /// <summary>Whether the key is the audience of an OIDC provider, whose keys begin with its host name.</summary>
    public static bool IsAudience(string key) =>
        key.Contains('.', StringComparison.Ordinal) && key.EndsWith(":aud", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>accounts.google.com</c>, and what follows <c>oidc-provider/</c> in an ARN.</summary>
    private static string ProviderOf(string principal)
    {
        const string Mark = ":oidc-provider/";
        var at = principal.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? principal : principal[(at + Mark.Length)..];
    }
}
