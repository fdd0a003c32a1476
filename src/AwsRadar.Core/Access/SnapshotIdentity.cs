using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access;

/// <summary>The user or role that a principal is, in a snapshot.</summary>
internal static class SnapshotIdentity
{
    public static User? FindUser(Snapshot snapshot, RequestPrincipal principal) =>
        principal.Form == PrincipalForm.User ? snapshot.Users.FirstOrDefault(user => user.Arn == principal.Arn) : null;

    /// <summary>A session's ARN does not tell its role's path; the name is unique in the account.</summary>
    public static Role? FindRole(Snapshot snapshot, RequestPrincipal principal) =>
        principal.Form switch
        {
            PrincipalForm.Role => snapshot.Roles.FirstOrDefault(role => role.Arn == principal.Arn),
            PrincipalForm.AssumedRole when Arn.TryParse(principal.RoleArn, out var arn) =>
                snapshot.Roles.FirstOrDefault(role =>
                    arn.Account.SequenceEqual(role.Arn.Account)
                    && arn.Name.Equals(role.Name, StringComparison.OrdinalIgnoreCase)
                ),
            _ => null,
        };
}
