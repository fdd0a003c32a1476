using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access.Known;

/// <summary>What a snapshot tells about the circumstances of a request: who asks, and what the resource is.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
internal sealed class KnownContext(Snapshot snapshot, KnownOrganization organization)
{
    /// <param name="resources">Of the account that owns the resource.</param>
    public ContextKeys Of(AccessQuestion question, KnownContext resources)
    {
        var user = SnapshotIdentity.FindUser(snapshot, question.Principal);
        var role = SnapshotIdentity.FindRole(snapshot, question.Principal);
        var tags = resources.TagsOfResource(question.Resource);
        return new ContextKeys(
            [
                .. OfPrincipal(question.Principal),
                .. user is null ? [] : OfUser(user),
                .. role is null ? [] : OfRole(role, question.Principal),
                .. OfOwner(question),
                .. OfOrganization("Principal", question.Principal.Account),
                .. resources.OfOrganization("Resource", OwnerOf(question)),
                .. tags.IsDefault ? [] : OfTags(tags, "aws:ResourceTag/", "iam:ResourceTag/"),
                .. question.Context,
            ],
            isComplete: false
        )
        {
            CompletePrefixes =
            [
                // A role's session may bring tags of its own; a user has the user's.
                .. user is null ? ImmutableArray<string>.Empty : ["aws:PrincipalTag/"],
                .. tags.IsDefault ? ImmutableArray<string>.Empty : ["aws:ResourceTag/", "iam:ResourceTag/"],
            ],
        };
    }

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfPrincipal(RequestPrincipal principal)
    {
        if (principal.Form == PrincipalForm.Service)
        {
            yield return Key("aws:PrincipalIsAWSService", "true");
            yield return Key("aws:PrincipalServiceName", principal.Text);
        }

        if (principal.Account is { } account)
        {
            yield return Key("aws:PrincipalAccount", account.ToString());
            yield return Key("aws:PrincipalIsAWSService", "false");
        }

        if (
            principal.Form
            is PrincipalForm.Root
                or PrincipalForm.User
                or PrincipalForm.FederatedUser
                or PrincipalForm.Role
        )
        {
            yield return Key("aws:PrincipalArn", principal.Text);
        }

        if (TypeOf(principal.Form) is { } type)
        {
            yield return Key("aws:PrincipalType", type);
        }
    }

    private static string? TypeOf(PrincipalForm form) =>
        form switch
        {
            PrincipalForm.Root => "Account",
            PrincipalForm.User => "User",
            PrincipalForm.FederatedUser => "FederatedUser",
            PrincipalForm.Role or PrincipalForm.AssumedRole => "AssumedRole",
            PrincipalForm.Anonymous => "Anonymous",
            _ => null,
        };

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfUser(User user) =>
        [Key("aws:username", user.Name), Key("aws:userid", user.Id), .. OfTags(user.Tags, "aws:PrincipalTag/")];

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfRole(Role role, RequestPrincipal principal)
    {
        yield return Key("aws:PrincipalArn", role.Arn.ToString());
        if (principal.Form == PrincipalForm.AssumedRole)
        {
            yield return Key("aws:userid", $"{role.Id}:{principal.Arn.Name}");
        }

        foreach (var tag in OfTags(role.Tags, "aws:PrincipalTag/"))
        {
            yield return tag;
        }
    }

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfOwner(AccessQuestion question) =>
        OwnerOf(question) is { } account ? [Key("aws:ResourceAccount", account.ToString())] : [];

    /// <summary>Null: it is not known.</summary>
    public static AccountId? OwnerOf(AccessQuestion question) =>
        question.ResourceAccount
        ?? (
            Arn.TryParse(question.Resource, out var arn) && AccountId.TryParse(arn.Account, out var inArn)
                ? inArn
                : null
        );

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths</remarks>
    private IEnumerable<KeyValuePair<string, ContextValue>> OfOrganization(string whose, AccountId? account)
    {
        if (account is not { } known || organization.PlaceOf(known) is not { } place)
        {
            yield break;
        }

        yield return Key($"aws:{whose}OrgID", place.Id);
        if (place.Path is { } path)
        {
            yield return KeyValuePair.Create($"aws:{whose}OrgPaths", new ContextValue([path], IsMultivalued: true));
        }
    }

    /// <summary>Default: the resource is none whose tags the snapshot knows.</summary>
    private ImmutableArray<Tag> TagsOfResource(string resource) =>
        SnapshotIdentity.FindUser(snapshot, resource)?.Tags
        ?? SnapshotIdentity.FindRole(snapshot, resource)?.Tags
        ?? default;

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfTags(
        ImmutableArray<Tag> tags,
        params string[] prefixes
    ) => tags.SelectMany(tag => prefixes.Select(prefix => Key(prefix + tag.Key, tag.Value)));

    private static KeyValuePair<string, ContextValue> Key(string key, string value) => new(key, value);
}
