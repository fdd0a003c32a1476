using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access;

/// <summary>Somebody to whom a question about everybody is put.</summary>
/// <param name="Name">What people call it: a user's or role's name, an account's id, a service.</param>
/// <param name="Key">The ARN where there is one; it names it in an account.</param>
/// <param name="Principal">As whom the question is asked.</param>
public sealed record AskedPrincipal(AskedPrincipalKind Kind, string Name, string Key, RequestPrincipal Principal)
{
    /// <summary>Somebody who is asked about by name.</summary>
    public static AskedPrincipal Of(RequestPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var kind = principal.Form switch
        {
            PrincipalForm.User => AskedPrincipalKind.User,
            PrincipalForm.Role => AskedPrincipalKind.Role,
            PrincipalForm.Root => AskedPrincipalKind.Root,
            PrincipalForm.Service => AskedPrincipalKind.Service,
            PrincipalForm.WebIdentity => AskedPrincipalKind.IdentityProvider,
            PrincipalForm.Anonymous => AskedPrincipalKind.Everyone,
            _ => AskedPrincipalKind.Session,
        };
        var name = principal.Form is PrincipalForm.User or PrincipalForm.Role
            ? principal.Arn.Name.ToString()
            : principal.Text;
        return new AskedPrincipal(kind, name, principal.Text, principal);
    }

    /// <summary>Outside the account, so that somebody else decides, too.</summary>
    public bool IsOutside =>
        Kind is not (AskedPrincipalKind.User or AskedPrincipalKind.Role or AskedPrincipalKind.Root);
}

/// <summary>What somebody is.</summary>
public enum AskedPrincipalKind
{
    User,
    Role,

    /// <summary>The account's root user.</summary>
    Root,

    /// <summary>Any user or role of another account to whom its administrators hand on what the account may.</summary>
    Account,

    /// <summary>A user, role or session of another account.</summary>
    ForeignPrincipal,

    /// <summary>A session of a role of the account, which a policy names by itself.</summary>
    Session,

    Service,

    /// <summary>Whoever a SAML or OIDC provider vouches for.</summary>
    IdentityProvider,

    /// <summary>Anybody at all.</summary>
    Everyone,
}
