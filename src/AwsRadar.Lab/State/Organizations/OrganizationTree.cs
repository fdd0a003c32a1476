using System.Collections.Immutable;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>Where a unit or account is in its organization.</summary>
internal static class OrganizationTree
{
    /// <summary>The ids from the root down to the target, which is a root, unit or account; empty: there is no such.</summary>
    public static ImmutableArray<string> PathTo(this Organization organization, string target)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        for (var id = target; id is not null; id = organization.ParentOf(id))
        {
            path.Add(id);
        }

        path.Reverse();
        return path is [var first, ..] && first.Equals(organization.RootId, StringComparison.Ordinal)
            ? path.ToImmutable()
            : [];
    }

    /// <summary>Null for the root, and for what the organization does not have.</summary>
    public static string? ParentOf(this Organization organization, string id) =>
        organization.Units.GetValueOrDefault(id)?.ParentId ?? organization.Accounts.GetValueOrDefault(id)?.ParentId;

    /// <summary>Whether the id is that of the root or of a unit.</summary>
    public static bool HasParent(this Organization organization, string id) =>
        id.Equals(organization.RootId, StringComparison.Ordinal) || organization.Units.ContainsKey(id);

    /// <summary>Whether the id is that of the root, of a unit or of an account.</summary>
    public static bool HasTarget(this Organization organization, string id) =>
        organization.HasParent(id) || organization.Accounts.ContainsKey(id);

    /// <summary>Every root, unit and account that policies can be attached to.</summary>
    public static IEnumerable<string> Targets(this Organization organization) =>
        [organization.RootId, .. organization.Units.Keys, .. organization.Accounts.Keys];

    /// <summary>The value of <c>aws:PrincipalOrgPaths</c>: <c>o-…/r-…/ou-…/</c>, without the account.</summary>
    public static string PathOf(this Organization organization, MemberAccount account) =>
        $"{organization.Id}/{string.Join('/', organization.PathTo(account.ParentId))}/";
}
