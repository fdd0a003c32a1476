using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>A provider that serves the public signs tokens for each of its users: only the subject tells whose they are.</summary>
public sealed class SharedProviderRule : IFindingRule
{
    /// <summary>
    /// Providers that sign tokens for anybody who has an account there, and whether the audience of a token names the
    /// application that asked for it; where it does not, every token may carry the audience that AWS expects.
    /// </summary>
    private static readonly FrozenDictionary<string, bool> AudienceTells = new Dictionary<string, bool>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["token.actions.githubusercontent.com"] = false,
        ["gitlab.com"] = false,
        ["app.terraform.io"] = false,
        ["accounts.google.com"] = true,
        ["cognito-identity.amazonaws.com"] = true,
        ["www.amazon.com"] = true,
        ["graph.facebook.com"] = true,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public string Id => "provider-without-subject";

    public string Title => Translate("Roles that everybody of a public identity provider may take on");

    public string Advice =>
        Translate(
            "Compare the subject (such as token.actions.githubusercontent.com:sub) with the repository, project or person that is meant."
        );

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.Roles];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from role in account.Snapshot.Roles
        from statement in account.TrustOf(role).Statements
        where statement is { Effect: Effect.Allow, Principal.IsNot: false }
        from provider in statement.Principal!.Principals.Select(SharedProvider).OfType<string>()
        where !statement.Conditions.Any(condition => TellsWhose(condition, provider))
        select new Finding(Id, role.Arn, Translate($"trusts everybody who signs in to {provider}"));

    private static string? SharedProvider(PolicyPrincipal principal)
    {
        if (principal.Kind != PrincipalKind.Federated)
        {
            return null;
        }

        var host = principal.Value.Value;
        var slash = host.IndexOf("oidc-provider/", StringComparison.Ordinal);
        host = slash < 0 ? host : host[(slash + "oidc-provider/".Length)..];
        return AudienceTells.ContainsKey(host) ? host : null;
    }

    private static bool TellsWhose(Condition condition, string provider)
    {
        var key = condition.Key.Value;
        return key.StartsWith(provider + ":", StringComparison.OrdinalIgnoreCase)
            && (AudienceTells[provider] || !key.EndsWith(":aud", StringComparison.OrdinalIgnoreCase));
    }
}
