using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>How closely a <c>Principal</c> element names who makes the request.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal enum OracleNaming
{
    NotNamed,

    /// <summary>By its account, which delegates to the identity policies there.</summary>
    Account,

    /// <summary>By the role of the session: what limits the role still limits.</summary>
    Role,

    /// <summary>The very user, session, service or provider, or everybody.</summary>
    Itself,
}

internal static class OraclePrincipal
{
    public static OracleNaming Name(PrincipalElement element, RequestPrincipal principal) =>
        element.Principals.Select(named => Name(named, principal)).DefaultIfEmpty(OracleNaming.NotNamed).Max();

    /// <summary>
    /// Whether <c>NotPrincipal</c> spares the principal. It must name all that AWS checks one after the other: the
    /// account, then the user, or the role and the session.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html</remarks>
    public static bool Spares(PrincipalElement element, RequestPrincipal principal)
    {
        var namings = element.Principals.Select(named => Name(named, principal)).ToHashSet();
        OracleNaming[] needed = principal.Form switch
        {
            PrincipalForm.Root => [OracleNaming.Account],
            PrincipalForm.User or PrincipalForm.FederatedUser => [OracleNaming.Account, OracleNaming.Itself],
            PrincipalForm.Role => [OracleNaming.Account, OracleNaming.Role],
            PrincipalForm.AssumedRole => [OracleNaming.Account, OracleNaming.Role, OracleNaming.Itself],
            _ => [OracleNaming.Itself],
        };
        return element.Principals.Any(IsEverybody) || namings.IsSupersetOf(needed);
    }

    private static bool IsEverybody(PolicyPrincipal named) =>
        named.Kind == PrincipalKind.Everyone || (named.Kind == PrincipalKind.Aws && named.Value.Value is "*");

    private static OracleNaming Name(PolicyPrincipal named, RequestPrincipal principal)
    {
        var value = named.Value.Value;
        if (IsEverybody(named))
        {
            return OracleNaming.Itself;
        }

        return named.Kind switch
        {
            PrincipalKind.Service => ItselfIf(principal.Form == PrincipalForm.Service && IsSame(value, principal.Text)),
            PrincipalKind.Federated => ItselfIf(
                principal.Form == PrincipalForm.WebIdentity && IsSame(value, principal.Text)
            ),
            PrincipalKind.Aws => NameAws(value, principal),
            _ => OracleNaming.NotNamed,
        };
    }

    private static OracleNaming NameAws(string value, RequestPrincipal principal)
    {
        var hasAwsIdentity =
            principal.Form
            is PrincipalForm.Root
                or PrincipalForm.User
                or PrincipalForm.Role
                or PrincipalForm.AssumedRole
                or PrincipalForm.FederatedUser;
        if (!hasAwsIdentity)
        {
            return OracleNaming.NotNamed;
        }

        var account = principal.Text.Split(':')[4];
        if (IsSame(value, account) || IsSame(value, $"arn:aws:iam::{account}:root"))
        {
            return OracleNaming.Account;
        }

        if (IsSame(value, principal.Text))
        {
            return principal.Form == PrincipalForm.Role ? OracleNaming.Role : OracleNaming.Itself;
        }

        return principal.Form == PrincipalForm.AssumedRole && IsRoleOf(value, principal.Text)
            ? OracleNaming.Role
            : OracleNaming.NotNamed;
    }

    /// <summary>A session's ARN holds the role's name without its path.</summary>
    private static bool IsRoleOf(string role, string session)
    {
        var prefix = $"arn:aws:iam::{session.Split(':')[4]}:role/";
        return role.StartsWith(prefix, StringComparison.Ordinal)
            && IsSame(role[(role.LastIndexOf('/') + 1)..], session.Split('/')[1]);
    }

    private static OracleNaming ItselfIf(bool isNamed) => isNamed ? OracleNaming.Itself : OracleNaming.NotNamed;

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
