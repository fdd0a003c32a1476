using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access;

/// <summary>Everybody to whom a question can be put: the account's own, and those whom the resource's policy names.</summary>
internal static class AskedPrincipals
{
    /// <summary>The account's users, its roles and its root user.</summary>
    public static IEnumerable<AskedPrincipal> Own(Snapshot snapshot) =>
        snapshot
            .Users.Select(user => Of(AskedPrincipalKind.User, user.Name, user.Arn.ToString()))
            .Concat(snapshot.Roles.Select(role => Of(AskedPrincipalKind.Role, role.Name, role.Arn.ToString())))
            .Append(Of(AskedPrincipalKind.Root, "root", $"arn:{PartitionOf(snapshot)}:iam::{snapshot.Account}:root"));

    /// <summary>Those outside the account whom an Allow of a resource's policy names.</summary>
    public static IEnumerable<AskedPrincipal> NamedBy(PolicyDocument policy, Snapshot snapshot) =>
        policy
            .Statements.Where(statement => statement.Effect == Effect.Allow)
            .SelectMany(statement => Named(statement.Principal, snapshot))
            .DistinctBy(asked => asked.Key, StringComparer.Ordinal);

    private static IEnumerable<AskedPrincipal> Named(PrincipalElement? element, Snapshot snapshot) =>
        element switch
        {
            null => [],
            { IsNot: true } => [Everyone],
            _ => element.Principals.Select(named => Named(named, snapshot)).OfType<AskedPrincipal>(),
        };

    private static AskedPrincipal? Named(PolicyPrincipal named, Snapshot snapshot)
    {
        var text = named.Value.Value;
        return named.Kind switch
        {
            _ when named.IsEveryone => Everyone,
            PrincipalKind.Service => Of(AskedPrincipalKind.Service, text, text),
            PrincipalKind.Federated => Of(AskedPrincipalKind.IdentityProvider, NameOf(text), text),
            PrincipalKind.Aws when AccountId.TryParse(text, out var account) => Account(account, snapshot),
            PrincipalKind.Aws
                when Arn.TryParse(text, out var arn) && AccountId.TryParse(arn.Account, out var account) => arn.Resource
                is "root"
                ? Account(account, snapshot)
            : account != snapshot.Account ? Of(AskedPrincipalKind.ForeignPrincipal, text, text)
            : arn.Service is "sts" ? Of(AskedPrincipalKind.Session, arn.Resource.ToString(), text)
            : null,
            _ => null,
        };
    }

    private static AskedPrincipal Everyone { get; } =
        new(AskedPrincipalKind.Everyone, "anybody", "*", RequestPrincipal.Anonymous);

    /// <summary>
    /// Whoever of an account its administrators let: asked as a session without a name of its own, of which no ARN is
    /// known that a condition could ask for.
    /// </summary>
    private static AskedPrincipal? Account(AccountId account, Snapshot snapshot) =>
        account == snapshot.Account
            ? null
            : new AskedPrincipal(
                AskedPrincipalKind.Account,
                account.ToString(),
                $"arn:{PartitionOf(snapshot)}:iam::{account}:root",
                RequestPrincipal.Parse($"arn:{PartitionOf(snapshot)}:sts::{account}:assumed-role/*/*")
            );

    private static AskedPrincipal Of(AskedPrincipalKind kind, string name, string text) =>
        new(kind, name, text, RequestPrincipal.Parse(text));

    private static string NameOf(string provider) =>
        Arn.TryParse(provider, out var arn) ? arn.Resource[(arn.Resource.IndexOf('/') + 1)..].ToString() : provider;

    private static string PartitionOf(Snapshot snapshot)
    {
        var own = snapshot.Users.Select(user => user.Arn).Concat(snapshot.Roles.Select(role => role.Arn));
        return own.Append(snapshot.Caller ?? default).First().Partition.ToString() is { Length: > 0 } partition
            ? partition
            : "aws";
    }
}
