using AwsRadar.Cli.Listings;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Questions;

/// <summary>
/// Principals and resources as people type them: an ARN, or a name that the snapshot knows, such as <c>alice</c> and
/// <c>role/ci-deploy</c>.
/// </summary>
internal static class EntityName
{
    /// <summary>The principal, or one sentence that says why the text names none.</summary>
    public static (RequestPrincipal? Principal, string? Fault) FindPrincipal(Snapshot snapshot, string text)
    {
        if (text is "anonymous")
        {
            return (RequestPrincipal.Anonymous, null);
        }

        if (text is "root")
        {
            return (RequestPrincipal.Parse($"arn:aws:iam::{snapshot.Account}:root"), null);
        }

        var parsed = RequestPrincipal.Parse(text);
        if (parsed.Form == PrincipalForm.Unrecognized)
        {
            return Arn.TryParse(text, out _)
                ? (
                    null,
                    Translate(
                        $"`{text}` cannot ask: a principal is a user, a role or its session, a service, or the root user."
                    )
                )
                : ByName(snapshot, text);
        }

        var fault = parsed.Account != snapshot.Account ? null : Missing(snapshot, parsed);
        return fault is null ? (parsed, null) : (null, fault);
    }

    /// <summary>The resource's ARN: the text itself, or that of the user, group, role or policy that it names.</summary>
    public static (string? Arn, string? Fault) FindResource(Snapshot snapshot, string text)
    {
        if (Arn.TryParse(text, out var arn))
        {
            return arn.Service is "iam" && text.AsSpan().ContainsAny('*', '?')
                ? (
                    null,
                    Translate($"`{text}` has a wildcard, and a request is about one user, role or policy: name it.")
                )
                : (text, null);
        }

        if (text is "*")
        {
            return (text, null);
        }

        return Split(text) is { Kind: "user" or "group" or "role" or "policy" } named
            ? (ArnOf(snapshot, named.Kind, named.Name), null)
            : (
                null,
                Translate(
                    $"`{text}` is no ARN: give one, such as arn:aws:s3:::BUCKET/KEY, or user/NAME, role/NAME, or *."
                )
            );
    }

    /// <summary>As <see cref="FindResource"/>, and an ARN with wildcards for all that fit it.</summary>
    public static (string? Arn, string? Fault) FindResources(Snapshot snapshot, string text) =>
        text.AsSpan().ContainsAny('*', '?') && Arn.TryParse(text, out _) ? (text, null) : FindResource(snapshot, text);

    /// <summary>A sentence if the resource is an identity or policy of the account that the snapshot does not have.</summary>
    public static string? NoteIfNew(Snapshot snapshot, string resource)
    {
        if (!Arn.TryParse(resource, out var arn) || arn.Service is not "iam" || !IsOf(snapshot, arn))
        {
            return null;
        }

        return Split(arn.Resource.ToString()).Kind switch
        {
            "user" when EntityKinds.User.Find(snapshot, resource) is null => EntityKinds.User.NotFound(
                snapshot,
                resource
            ),
            "group" when EntityKinds.Group.Find(snapshot, resource) is null => EntityKinds.Group.NotFound(
                snapshot,
                resource
            ),
            "role" when EntityKinds.Role.Find(snapshot, resource) is null => EntityKinds.Role.NotFound(
                snapshot,
                resource
            ),
            "policy" when EntityKinds.Policy.Find(snapshot, resource) is null => EntityKinds.Policy.NotFound(
                snapshot,
                resource
            ),
            _ => null,
        };
    }

    /// <summary>Of what is not there yet, the ARN that it would have.</summary>
    private static string ArnOf(Snapshot snapshot, string kind, string name)
    {
        Arn? found = kind switch
        {
            "user" => EntityKinds.User.Find(snapshot, name)?.Arn,
            "group" => EntityKinds.Group.Find(snapshot, name)?.Arn,
            "role" => EntityKinds.Role.Find(snapshot, name)?.Arn,
            _ => EntityKinds.Policy.Find(snapshot, name)?.Arn,
        };
        return found?.ToString() ?? $"arn:aws:iam::{snapshot.Account}:{kind}/{name}";
    }

    private static bool IsOf(Snapshot snapshot, Arn arn) => arn.Account.SequenceEqual(snapshot.Account.ToString());

    private static (RequestPrincipal?, string?) ByName(Snapshot snapshot, string text)
    {
        var (kind, name) = Split(text);
        var user = kind is "role" ? null : EntityKinds.User.Find(snapshot, name);
        var role = kind is "user" ? null : EntityKinds.Role.Find(snapshot, name);
        return (kind, user, role) switch
        {
            (not (null or "user" or "role"), _, _) => (
                null,
                Translate($"`{text}` cannot ask: a principal is user/NAME or role/NAME.")
            ),
            (_, { }, { }) => (null, Translate($"`{name}` is a user and a role: say user/{name} or role/{name}.")),
            (_, { }, _) => (RequestPrincipal.Parse(user.Arn.ToString()), null),
            (_, _, { }) => (RequestPrincipal.Parse(role.Arn.ToString()), null),
            ("role", _, _) => (null, EntityKinds.Role.NotFound(snapshot, name)),
            ("user", _, _) => (null, EntityKinds.User.NotFound(snapshot, name)),
            _ => (null, NotFound(snapshot, name)),
        };
    }

    private static string? Missing(Snapshot snapshot, RequestPrincipal principal)
    {
        var text = principal.Text;
        return principal.Form switch
        {
            PrincipalForm.User when EntityKinds.User.Find(snapshot, text) is null => EntityKinds.User.NotFound(
                snapshot,
                text
            ),
            PrincipalForm.Role when EntityKinds.Role.Find(snapshot, text) is null => EntityKinds.Role.NotFound(
                snapshot,
                text
            ),
            PrincipalForm.AssumedRole when RoleOf(snapshot, principal) is null => EntityKinds.Role.NotFound(
                snapshot,
                SessionRoleName(principal)
            ),
            _ => null,
        };
    }

    private static Role? RoleOf(Snapshot snapshot, RequestPrincipal session) =>
        EntityKinds.Role.Find(snapshot, SessionRoleName(session));

    /// <summary>From <c>…:assumed-role/NAME/SESSION</c>.</summary>
    private static string SessionRoleName(RequestPrincipal session) => session.Text.Split('/')[1];

    private static string NotFound(Snapshot snapshot, string name)
    {
        var user = EntityKinds.User.NotFound(snapshot, name);
        var role = EntityKinds.Role.NotFound(snapshot, name);
        var isKnown =
            snapshot.Coverage.IsKnown(SnapshotSection.Users) && snapshot.Coverage.IsKnown(SnapshotSection.Roles);
        var better = role.EndsWith('?') ? role : user;
        return isKnown && better == user && !user.EndsWith('?')
            ? Translate($"Account {snapshot.Account} has no user or role `{name}`.")
            : better;
    }

    private static (string? Kind, string Name) Split(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (null, text) : (text[..slash], text[(slash + 1)..]);
    }
}
