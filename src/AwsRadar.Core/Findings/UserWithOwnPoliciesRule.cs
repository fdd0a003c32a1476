using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Permissions that hang on a person stay when the task moves on; those of a group are seen and reviewed at one place.</summary>
public sealed class UserWithOwnPoliciesRule : IFindingRule
{
    public string Id => "user-with-own-policies";

    public string Title => Translate("Users with policies of their own");

    public string Advice => Translate("Move the policies to a group, or better to a role that the user takes on.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.Users];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from user in account.Snapshot.Users
        let count = user.AttachedPolicies.Length + user.InlinePolicies.Length
        where count > 0
        select new Finding(Id, user.Arn, count == 1 ? Translate("one policy") : Translate($"{count} policies"));
}
