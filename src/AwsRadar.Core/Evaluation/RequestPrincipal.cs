using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Evaluation;

/// <summary>Who makes a request, as AWS names it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
public sealed class RequestPrincipal
{
    private const string AnonymousText = "*anonymous*";

    private RequestPrincipal(string text, PrincipalForm form, Arn arn = default, AccountId? account = null)
    {
        Text = text;
        Form = form;
        Arn = arn;
        Account = account;
        RoleArn =
            form is PrincipalForm.AssumedRole ? RoleOf(arn)
            : form is PrincipalForm.Role ? text
            : null;
    }

    public static RequestPrincipal Anonymous { get; } = new(AnonymousText, PrincipalForm.Anonymous);

    /// <summary>As it was given.</summary>
    public string Text { get; }

    public PrincipalForm Form { get; }

    /// <summary>Meaningful for the forms that have an ARN.</summary>
    public Arn Arn { get; }

    /// <summary>The account that the principal belongs to; null for services and anonymous requests.</summary>
    public AccountId? Account { get; }

    /// <summary>
    /// The role's ARN, for a role and for its sessions. A session's ARN does not tell the role's path, so this one is
    /// without path, and policies are compared with it accordingly.
    /// </summary>
    public string? RoleArn { get; }

    /// <summary>A role that an AWS service made for itself, which service and resource control policies do not restrict.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html</remarks>
    public bool IsServiceLinkedRole =>
        Form is PrincipalForm.Role or PrincipalForm.AssumedRole
        && (
            Arn.Resource.StartsWith("role/aws-service-role/", StringComparison.Ordinal)
            || Arn.Resource.StartsWith("assumed-role/AWSServiceRoleFor", StringComparison.Ordinal)
        );

    /// <summary>
    /// Reads an ARN, a service principal such as <c>lambda.amazonaws.com</c>, an identity provider, or <c>*anonymous*</c>.
    /// Never fails: anything else has the form <see cref="PrincipalForm.Unrecognized"/>.
    /// </summary>
    public static RequestPrincipal Parse(string text)
    {
        if (string.Equals(text, AnonymousText, StringComparison.Ordinal))
        {
            return Anonymous;
        }

        if (!Arn.TryParse(text, out var arn))
        {
            return new RequestPrincipal(text, FormOfName(text));
        }

        return AccountId.TryParse(arn.Account, out var account)
            ? new RequestPrincipal(text, FormOfArn(arn), arn, account)
            : new RequestPrincipal(text, PrincipalForm.Unrecognized);
    }

    public override string ToString() => Text;

    private static PrincipalForm FormOfName(string text)
    {
        if (
            text
            is "accounts.google.com"
                or "www.amazon.com"
                or "graph.facebook.com"
                or "cognito-identity.amazonaws.com"
        )
        {
            return PrincipalForm.WebIdentity;
        }

        var isService =
            text.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith(".amazon.com", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith(".aws.internal", StringComparison.OrdinalIgnoreCase);
        return isService ? PrincipalForm.Service : PrincipalForm.Unrecognized;
    }

    private static PrincipalForm FormOfArn(Arn arn)
    {
        var resource = arn.Resource;
        var slash = resource.IndexOf('/');
        if (slash < 0)
        {
            // All others have a name.
            return arn.Service is "iam" && resource is "root" ? PrincipalForm.Root : PrincipalForm.Unrecognized;
        }

        return (arn.Service.ToString(), resource[..slash].ToString()) switch
        {
            ("iam", "user") => PrincipalForm.User,
            ("iam", "role") => PrincipalForm.Role,
            ("iam", "saml-provider" or "oidc-provider") => PrincipalForm.WebIdentity,
            ("sts", "assumed-role") => PrincipalForm.AssumedRole,
            ("sts", "federated-user") => PrincipalForm.FederatedUser,
            _ => PrincipalForm.Unrecognized,
        };
    }

    /// <summary>From <c>arn:aws:sts::111122223333:assumed-role/Name/session</c>.</summary>
    private static string RoleOf(Arn session)
    {
        var rest = session.Resource["assumed-role/".Length..];
        var end = rest.IndexOf('/');
        return $"arn:{session.Partition}:iam::{session.Account}:role/{(end < 0 ? rest : rest[..end])}";
    }
}
