using System.Collections.Immutable;
using AwsRadar.Core.Policies;
using CsCheck;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>Policies of all types about one topic.</summary>
internal sealed class PolicyGen(Topic topic, string account, ImmutableArray<string> principals)
{
    private const string ReservedForAws = "*";

    public Gen<DraftPolicy> Of(PolicyType type) =>
        from statements in Statement(type).Array[1, 3]
        from version in Gen.Int[0, 9]
        from isOpen in ConditionGen.Chance(Openness(type), 10)
        let all = isOpen ? [Everything(type), .. statements] : statements
        select new DraftPolicy(
            type,
            version switch
            {
                0 => "2008-10-17",
                1 => null,
                _ => "2012-10-17",
            },
            [.. all]
        );

    /// <summary>RCPFullAWSAccess and FullAWSAccess, which AWS attaches to every level.</summary>
    public static DraftPolicy FullAccess(PolicyType type) => new(type, "2012-10-17", [Everything(type)]);

    private static DraftStatement Everything(PolicyType type) =>
        new(
            "Allow",
            HasPrincipal(type) ? new DraftElement(IsNot: false, ["*"]) : null,
            new DraftElement(IsNot: false, ["*"]),
            type == PolicyType.Trust ? null : new DraftElement(IsNot: false, ["*"]),
            []
        );

    /// <summary>How often of ten a policy that only limits begins by allowing everything.</summary>
    private static int Openness(PolicyType type) =>
        type switch
        {
            PolicyType.ServiceControl or PolicyType.VpcEndpoint => 7,
            PolicyType.PermissionsBoundary or PolicyType.Session => 4,
            _ => 0,
        };

    private static bool HasPrincipal(PolicyType type) =>
        type is PolicyType.Resource or PolicyType.Trust or PolicyType.ResourceControl or PolicyType.VpcEndpoint;

    private Gen<DraftStatement> Statement(PolicyType type) =>
        from isAllow in ConditionGen.Chance(type == PolicyType.ResourceControl ? 0 : 7, 10)
        from principal in Principal(type, isAllow)
        from action in Element(type, topic.ActionPatterns, "*", mayBeNot: type != PolicyType.ResourceControl)
        from resource in Element(type, topic.ResourcePatterns, "*", mayBeNot: true)
        from conditions in ConditionGen.Condition.Array[0, 3]
        from conditionCount in Gen.Int[0, 5]
        let isBare = type == PolicyType.Trust
        select new DraftStatement(
            isAllow ? "Allow" : "Deny",
            HasPrincipal(type) ? principal : null,
            action,
            isBare ? null : resource,
            [.. conditions.Take(isAllow ? conditionCount - 2 : conditionCount - 1)]
        );

    private Gen<DraftElement> Element(
        PolicyType type,
        ImmutableArray<string> patterns,
        string everything,
        bool mayBeNot
    ) =>
        from isNot in ConditionGen.Chance(mayBeNot ? 1 : 0, 7)
        from isEverything in ConditionGen.Chance(type == PolicyType.ResourceControl || isNot ? 0 : 3, 10)
        from values in Gen.OneOf([.. patterns]).Array[1, 2]
        select new DraftElement(
            isNot,
            isEverything
                ? [everything]
                : [.. values.Distinct(StringComparer.Ordinal).Select(value => value.Replace("ACCOUNT", account))]
        );

    private Gen<DraftElement> Principal(PolicyType type, bool isAllow) =>
        from isNot in ConditionGen.Chance(isAllow || type is PolicyType.Trust ? 0 : 1, 4)
        from isEverybody in ConditionGen.Chance(isNot ? 0 : 1, 4)
        from isNearlyAll in ConditionGen.Chance(isNot ? 1 : 0, 2)
        from some in Gen.OneOf([.. principals]).Array[1, 3]
        // To spare anybody, NotPrincipal must name the account, the role and the session.
        let values = isNearlyAll ? principals.RemoveRange(some).Remove("AWS *") : [.. some]
        select type == PolicyType.ResourceControl
            ? new DraftElement(IsNot: false, [ReservedForAws])
            : new DraftElement(
                isNot && type != PolicyType.ResourceControl,
                isEverybody ? ["*"] : [.. values.Distinct(StringComparer.Ordinal)]
            );
}
