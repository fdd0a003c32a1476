using System.Collections.Immutable;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Permissions;

/// <summary>An AWS managed policy that grants what is wanted.</summary>
/// <param name="Others">How many other actions it grants besides.</param>
/// <param name="IsConditional">Whether it grants some of what is wanted under conditions only.</param>
/// <param name="OnEveryResource">Whether it grants all that is wanted on every resource.</param>
public sealed record ManagedPolicyGrant(AwsManagedPolicy Policy, int Others, bool OnEveryResource, bool IsConditional)
{
    /// <summary>Policies for service-linked roles, which AWS alone attaches.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html</remarks>
    private const string OfServiceLinkedRoles = "/aws-service-role/";

    /// <summary>
    /// Policies for roles that services act by: they can be attached to anybody, and are made for one service's needs, which
    /// change without regard to anybody else.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html</remarks>
    private const string OfServiceRoles = "/service-role/";

    /// <summary>What AWS calls policies that it tries its own work with: nobody says that they stay.</summary>
    private const string OfTests = "IntegTest";

    /// <summary>
    /// The policies that an administrator can attach and that grant all the actions: first those that are meant for people and
    /// programs, then those for roles of services, then those for AWS's own tests; of each kind the one that brings fewest others
    /// first. Reads every policy that AWS keeps.
    /// </summary>
    public static ImmutableArray<ManagedPolicyGrant> Find(params IReadOnlyCollection<string> actions)
    {
        var known = actions
            .Select(action => ActionCatalog.TryFind(action, out var found) ? found : null)
            .OfType<IamAction>()
            .ToHashSet<IamAction>(ReferenceEqualityComparer.Instance);
        return
        [
            .. ManagedPolicyCatalog
                .Policies.Where(policy => policy.Path is not OfServiceLinkedRoles)
                .Select(policy => Of(policy, actions, known))
                .OfType<ManagedPolicyGrant>()
                .OrderBy(grant => grant.Policy.Name.Contains(OfTests, StringComparison.Ordinal))
                .ThenBy(grant => grant.Policy.Path is OfServiceRoles)
                .ThenBy(grant => grant.Others)
                .ThenBy(grant => grant.Policy.Name, StringComparer.Ordinal),
        ];
    }

    private static ManagedPolicyGrant? Of(
        AwsManagedPolicy policy,
        IReadOnlyCollection<string> actions,
        HashSet<IamAction> known
    )
    {
        var text = policy.ReadDocument();
        if (!actions.All(action => MayGrant(text, action)))
        {
            return null;
        }

        var document = PolicyParser.ParseDocument(text, PolicyType.Identity);
        if (!actions.All(action => GrantedActions.Grants(document, action)))
        {
            return null;
        }

        var granted = GrantedActions.Of(document);
        var wanted = granted.Where(each => known.Contains(each.Action)).ToArray();
        return new ManagedPolicyGrant(
            policy,
            granted.Length - wanted.Length,
            Array.TrueForAll(wanted, each => each.OnEveryResource),
            Array.Exists(wanted, each => each.IsConditional)
        );
    }

    /// <summary>
    /// Reading 1,500 documents takes a while: one that names neither the action's service, nor everything, nor all but
    /// something, is left out by its text.
    /// </summary>
    private static bool MayGrant(string text, string action) =>
        text.Contains(
            $"\"{action[..(action.IndexOf(':', StringComparison.Ordinal) + 1)]}",
            StringComparison.OrdinalIgnoreCase
        )
        || text.Contains("\"Action\":\"*", StringComparison.OrdinalIgnoreCase)
        || text.Contains("\"Action\":[\"*", StringComparison.OrdinalIgnoreCase)
        || text.Contains("\"NotAction\"", StringComparison.OrdinalIgnoreCase);
}
