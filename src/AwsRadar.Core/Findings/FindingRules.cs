using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>All rules, and their run over a snapshot.</summary>
public static class FindingRules
{
    /// <summary>What puts the whole account at risk comes first.</summary>
    public static ImmutableArray<IFindingRule> All { get; } =
    [
        new RootAccessKeyRule(),
        new RootWithoutMfaRule(),
        new RoleTrustsEveryoneRule(),
        new SharedProviderRule(),
        new ForeignAccountRule(),
        new ConsoleUserWithoutMfaRule(),
        new PolicyAllowsEverythingRule(),
        new OldAccessKeyRule(),
        new UnusedAccessKeyRule(),
        new TwoActiveKeysRule(),
        new NeverSignedInRule(),
        new UnusedRoleRule(),
        new UserWithOwnPoliciesRule(),
        new WeakPasswordPolicyRule(),
        new ExpiredCertificateRule(),
    ];

    /// <summary>Runs one rule; what the snapshot lacks for it is part of the result.</summary>
    public static FindingResult Run(IFindingRule rule, Snapshot snapshot) => Run(rule, new ExaminedAccount(snapshot));

    public static ImmutableArray<FindingResult> RunAll(Snapshot snapshot)
    {
        var account = new ExaminedAccount(snapshot);
        return [.. All.Select(rule => Run(rule, account))];
    }

    private static FindingResult Run(IFindingRule rule, ExaminedAccount account) =>
        new(
            rule,
            [.. rule.Find(account)],
            [.. rule.Needs.Where(section => !account.Snapshot.Coverage.IsKnown(section))]
        );
}
