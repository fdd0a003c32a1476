using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>Whether a statement's <c>Principal</c> or <c>NotPrincipal</c> is about the principal of a request.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal static class PrincipalTest
{
    public static Truth Matches(PrincipalElement element, RequestFacts request, out PrincipalMatch match)
    {
        var principal = request.Request.Principal;
        if (element.IsNot)
        {
            match = PrincipalMatch.Direct;
            // AWS excepts nobody who has a permissions boundary, whatever the element lists.
            return request.HasPermissionsBoundary ? Truth.True : (!IsExcepted(element, principal)).ToTruth();
        }

        match = PrincipalMatch.None;
        var isKnown = true;
        foreach (var named in element.Principals)
        {
            var one = MatchOf(named, principal);
            match = one > match ? one : match;
            isKnown &= named.Kind != PrincipalKind.CanonicalUser || principal.Account is null;
        }

        if (match == PrincipalMatch.None && !isKnown)
        {
            // Only S3 knows which account a canonical user id belongs to.
            match = PrincipalMatch.Account;
            return Truth.Unknown;
        }

        return (match != PrincipalMatch.None).ToTruth();
    }

    /// <summary>
    /// AWS checks the account, then the role, then the session: each must be excepted from a <c>NotPrincipal</c>, or the
    /// statement is about the principal after all.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html</remarks>
    private static bool IsExcepted(PrincipalElement element, RequestPrincipal principal)
    {
        var matches = element.Principals.Select(named => MatchOf(named, principal)).ToHashSet();
        // The account's id names the root user as its ARN does.
        var isRootNamed = principal.Form == PrincipalForm.Root && matches.Contains(PrincipalMatch.Direct);
        var isNamedItself =
            isRootNamed
            || element.Principals.Any(named =>
                named.IsEveryone || string.Equals(named.Value.Value, principal.Text, StringComparison.Ordinal)
            );
        if (isNamedItself && principal.Account is null)
        {
            return true;
        }

        if (element.Principals.Any(named => named.IsEveryone))
        {
            return true;
        }

        var isAccountNamed = isRootNamed || matches.Contains(PrincipalMatch.Account);
        var isRoleNamed = principal.Form != PrincipalForm.AssumedRole || matches.Contains(PrincipalMatch.Role);
        return isNamedItself && isAccountNamed && isRoleNamed;
    }

    private static PrincipalMatch MatchOf(PolicyPrincipal named, RequestPrincipal principal)
    {
        if (named.IsEveryone)
        {
            return PrincipalMatch.Direct;
        }

        var text = named.Value.Value;
        return named.Kind switch
        {
            PrincipalKind.Aws => MatchOfAws(text, principal),
            PrincipalKind.Service when principal.Form == PrincipalForm.Service => Direct(
                text is "*" || string.Equals(text, principal.Text, StringComparison.OrdinalIgnoreCase)
            ),
            PrincipalKind.Federated when principal.Form == PrincipalForm.WebIdentity => Direct(
                text is "*" || string.Equals(text, principal.Text, StringComparison.Ordinal)
            ),
            _ => PrincipalMatch.None,
        };
    }

    private static PrincipalMatch MatchOfAws(string text, RequestPrincipal principal)
    {
        if (principal.Account is not { } account)
        {
            return PrincipalMatch.None;
        }

        if (string.Equals(text, principal.Text, StringComparison.Ordinal))
        {
            return principal.Form == PrincipalForm.Role ? PrincipalMatch.Role : PrincipalMatch.Direct;
        }

        if (AccountId.TryParse(text, out var named))
        {
            return OfAccount(named == account, principal);
        }

        if (!Arn.TryParse(text, out var arn) || !arn.Account.SequenceEqual(account.ToString()))
        {
            return PrincipalMatch.None;
        }

        if (arn.Service is "iam" && arn.Resource is "root")
        {
            return OfAccount(isMatch: true, principal);
        }

        return IsRoleOf(arn, principal) ? PrincipalMatch.Role : PrincipalMatch.None;
    }

    private static PrincipalMatch OfAccount(bool isMatch, RequestPrincipal principal)
    {
        if (!isMatch)
        {
            return PrincipalMatch.None;
        }

        return principal.Form == PrincipalForm.Root ? PrincipalMatch.Direct : PrincipalMatch.Account;
    }

    /// <summary>A session does not tell its role's path; a role's name is unique in its account whatever the path.</summary>
    private static bool IsRoleOf(Arn arn, RequestPrincipal principal) =>
        principal.Form == PrincipalForm.AssumedRole
        && arn.Service is "iam"
        && arn.Resource.StartsWith("role/")
        && Arn.TryParse(principal.RoleArn, out var role)
        && arn.Name.SequenceEqual(role.Name);

    private static PrincipalMatch Direct(bool isMatch) => isMatch ? PrincipalMatch.Direct : PrincipalMatch.None;
}
