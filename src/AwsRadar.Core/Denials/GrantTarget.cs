using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Denials;

/// <summary>The IAM entity whose policies a principal acts by.</summary>
/// <param name="Name">The user's or role's name.</param>
public sealed record GrantTarget(GrantTargetKind Kind, string Name)
{
    private const string OfIdentityCenter = "AWSReservedSSO_";

    /// <summary>Null for principals that have no policies of their own, and for those that are not known.</summary>
    public static GrantTarget? Of(string? principal)
    {
        if (principal is null)
        {
            return null;
        }

        var parsed = RequestPrincipal.Parse(principal);
        return parsed.Form switch
        {
            PrincipalForm.User => new GrantTarget(GrantTargetKind.User, parsed.Arn.Name.ToString()),
            PrincipalForm.Role or PrincipalForm.AssumedRole => OfRole(parsed),
            _ => null,
        };
    }

    private static GrantTarget OfRole(RequestPrincipal principal)
    {
        var name = Arn.Parse(principal.RoleArn!).Name.ToString();
        return new GrantTarget(
            name.StartsWith(OfIdentityCenter, StringComparison.Ordinal) ? GrantTargetKind.PermissionSet
                : principal.IsServiceLinkedRole ? GrantTargetKind.ServiceLinkedRole
                : GrantTargetKind.Role,
            name
        );
    }
}

/// <summary>How an entity gets its policies.</summary>
public enum GrantTargetKind
{
    User,
    Role,

    /// <summary>A role that IAM Identity Center makes from a permission set, and makes again when somebody changes it.</summary>
    /// <remarks>https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html</remarks>
    PermissionSet,

    /// <summary>A role that an AWS service keeps.</summary>
    ServiceLinkedRole,
}
