using System.Runtime.CompilerServices;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access.Known;

/// <summary>The user or role that a principal is, in a snapshot.</summary>
internal static class SnapshotIdentity
{
    // A snapshot never changes, and an account has up to tens of thousands of identities: each is looked up by its name.
    private static readonly ConditionalWeakTable<Snapshot, Names> Known = new();

    public static User? FindUser(Snapshot snapshot, RequestPrincipal principal) =>
        principal.Form == PrincipalForm.User ? FindUser(snapshot, principal.Text) : null;

    /// <param name="arn">As a resource; any other text finds nobody.</param>
    public static User? FindUser(Snapshot snapshot, string arn) => NamesOf(snapshot).Users.GetValueOrDefault(arn);

    /// <summary>A session's ARN does not tell its role's path; the name is unique in the account.</summary>
    public static Role? FindRole(Snapshot snapshot, RequestPrincipal principal) =>
        principal.Form switch
        {
            PrincipalForm.Role => FindRole(snapshot, principal.Text),
            PrincipalForm.AssumedRole
                when Arn.TryParse(principal.RoleArn, out var arn)
                    && NamesOf(snapshot).RolesByName.TryGetValue(arn.Name.ToString(), out var role)
                    && arn.Account.SequenceEqual(role.Arn.Account) => role,
            _ => null,
        };

    /// <param name="arn">As a resource; any other text finds none.</param>
    public static Role? FindRole(Snapshot snapshot, string arn) => NamesOf(snapshot).Roles.GetValueOrDefault(arn);

    private static Names NamesOf(Snapshot snapshot) => Known.GetValue(snapshot, static each => new Names(each));

    private sealed class Names(Snapshot snapshot)
    {
        public Dictionary<string, User> Users { get; } =
            snapshot
                .Users.DistinctBy(user => user.Arn)
                .ToDictionary(user => user.Arn.ToString(), StringComparer.Ordinal);

        public Dictionary<string, Role> Roles { get; } =
            snapshot
                .Roles.DistinctBy(role => role.Arn)
                .ToDictionary(role => role.Arn.ToString(), StringComparer.Ordinal);

        public Dictionary<string, Role> RolesByName { get; } =
            snapshot
                .Roles.DistinctBy(role => role.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(role => role.Name, StringComparer.OrdinalIgnoreCase);
    }
}
