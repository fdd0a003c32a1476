using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Nobody set a password policy, or it asks for less than CIS does.</summary>
public sealed class WeakPasswordPolicyRule : IFindingRule
{
    /// <summary>CIS AWS Foundations Benchmark: the shortest password, and how many former ones are refused.</summary>
    private const int MinLength = 14;

    private const int MinReusePrevention = 24;

    public string Id => "weak-password-policy";

    public string Title => Translate("The account takes short or old passwords");

    public string Advice => Translate("Ask for at least 14 characters and remember 24 former passwords.");

    public string Source =>
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.PasswordPolicy];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        account.Snapshot.Coverage.IsKnown(SnapshotSection.PasswordPolicy)
            ? Faults(account.Snapshot.PasswordPolicy).Select(fault => new Finding(Id, account.Root, fault))
            : [];

    private static IEnumerable<string> Faults(PasswordPolicy? policy)
    {
        if (policy is null)
        {
            yield return Translate("no password policy");
            yield break;
        }

        if (policy.MinimumPasswordLength < MinLength)
        {
            yield return Translate($"{policy.MinimumPasswordLength} characters are enough");
        }

        if ((policy.PasswordReusePrevention ?? 0) < MinReusePrevention)
        {
            yield return policy.PasswordReusePrevention is { } count
                ? Translate($"only the last {count} passwords are refused")
                : Translate("former passwords may be used again");
        }
    }
}
