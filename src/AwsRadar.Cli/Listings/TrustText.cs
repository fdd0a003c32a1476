using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>Whom a role's trust policy names, as short as a table allows.</summary>
internal static class TrustText
{
    /// <summary><c>oidc-provider/</c> and <c>saml-provider/</c> are equally long.</summary>
    private const int ProviderPrefixLength = 14;

    public static ImmutableArray<string> Of(Role role)
    {
        var document = PolicyParser.Parse(role.TrustPolicy.Json, PolicyType.Trust).Document;
        return document.IsReadable
            ?
            [
                .. document
                    .Statements.Where(statement => statement.Effect == Effect.Allow)
                    .SelectMany(statement => statement.Principal is { } principal ? Names(principal, role.Arn) : [])
                    .Distinct(StringComparer.Ordinal),
            ]
            : [Cell.Unknown];
    }

    private static IEnumerable<string> Names(PrincipalElement element, Arn role) =>
        element.IsNot
            ? [Translate($"all but {string.Join(", ", element.Principals.Select(principal => Name(principal, role)))}")]
            : element.Principals.Select(principal => Name(principal, role));

    private static string Name(PolicyPrincipal principal, Arn role)
    {
        if (principal.IsEveryone)
        {
            return "everyone";
        }

        if (!Arn.TryParse(principal.Value.Value, out var arn))
        {
            return principal.Value.Value;
        }

        if (arn.Resource is "root")
        {
            return Translate($"account {arn.Account}");
        }

        var isProvider = arn.Resource.StartsWith("oidc-provider/") || arn.Resource.StartsWith("saml-provider/");
        var name = isProvider ? arn.Resource[ProviderPrefixLength..] : arn.Resource;
        return arn.Account.SequenceEqual(role.Account) ? name.ToString() : $"{arn.Account}:{arn.Resource}";
    }
}
