using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Details;

/// <summary>
/// What the entities refer to and no list holds. A complete answer has none but policies of AWS that are only a
/// permissions boundary; a filtered file, or an account that changed between two pages, has more.
/// </summary>
internal sealed record DanglingReferences(
    ImmutableArray<string> GroupNames,
    ImmutableArray<Arn> Policies,
    ImmutableArray<Arn> Boundaries
)
{
    public static DanglingReferences In(AuthorizationDetails details)
    {
        var groups = details.Groups.Select(group => group.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var policies = details.Policies.Select(policy => policy.Arn).ToHashSet();
        return new DanglingReferences(
            [
                .. details
                    .Users.SelectMany(user => user.GroupNames)
                    .Where(name => !groups.Contains(name))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Order(StringComparer.Ordinal),
            ],
            Unlisted(Attached(details), policies),
            Unlisted(UsedBoundaries(details), policies)
        );
    }

    /// <summary>The sections that lack something, each with a sentence that says what.</summary>
    public Dictionary<SnapshotSection, string> Faults()
    {
        var faults = new Dictionary<SnapshotSection, string>();
        if (!GroupNames.IsEmpty)
        {
            faults[SnapshotSection.Groups] = Translatable(
                $"Users are members of groups that are not listed: {Some(GroupNames)}."
            );
        }

        var policies = Policies.Concat(Boundaries).Distinct().Select(arn => arn.ToString()).ToArray();
        if (policies.Length > 0)
        {
            faults[SnapshotSection.ManagedPolicies] = Translatable(
                $"Policies are in use that are not listed: {Some(policies)}."
            );
        }

        return faults;
    }

    private static string Some(IReadOnlyCollection<string> names)
    {
        const int shown = 3;
        var text = string.Join(", ", names.Take(shown));
        return names.Count <= shown ? text : Translatable($"{text} and {names.Count - shown} more");
    }

    private static ImmutableArray<Arn> Unlisted(IEnumerable<Arn> used, HashSet<Arn> listed) =>
        [.. used.Where(arn => !listed.Contains(arn)).Distinct().OrderBy(arn => arn.ToString(), StringComparer.Ordinal)];

    private static IEnumerable<Arn> Attached(AuthorizationDetails details) =>
        details
            .Users.SelectMany(user => user.AttachedPolicies)
            .Concat(details.Groups.SelectMany(group => group.AttachedPolicies))
            .Concat(details.Roles.SelectMany(role => role.AttachedPolicies))
            .Select(policy => policy.Arn);

    private static IEnumerable<Arn> UsedBoundaries(AuthorizationDetails details) =>
        details
            .Users.Select(user => user.PermissionsBoundary)
            .Concat(details.Roles.Select(role => role.PermissionsBoundary))
            .OfType<Arn>();
}
