using System.Collections.Immutable;
using AwsRadar.Core.Policies;
using CsCheck;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>Random but meaningful scenarios of all kinds of principals and policies.</summary>
internal static class ScenarioGen
{
    private const string Own = "111122223333";
    private const string Other = "444455556666";
    private const int RequestsPerScenario = 8;

    private static readonly ImmutableArray<Kind> Kinds =
    [
        new($"arn:aws:iam::{Own}:user/alice"),
        new($"arn:aws:iam::{Own}:user/team/bob"),
        new($"arn:aws:sts::{Own}:assumed-role/deploy/s1") { HasSession = true },
        new($"arn:aws:iam::{Own}:role/deploy"),
        new($"arn:aws:sts::{Own}:federated-user/guest") { HasSession = true },
        new($"arn:aws:iam::{Own}:root") { HasIdentity = false },
        new("lambda.amazonaws.com") { HasIdentity = false },
        new("*anonymous*") { HasIdentity = false },
        new($"arn:aws:sts::{Own}:assumed-role/AWSServiceRoleForSupport/s1") { HasSession = true },
    ];

    /// <summary>Those whom resource policies name: the principals of the scenarios, and near misses.</summary>
    private static readonly ImmutableArray<string> Named =
    [
        $"AWS {Own}",
        $"AWS arn:aws:iam::{Own}:root",
        $"AWS arn:aws:iam::{Other}:root",
        $"AWS arn:aws:iam::{Own}:user/alice",
        $"AWS arn:aws:iam::{Own}:user/team/bob",
        $"AWS arn:aws:iam::{Own}:user/Alice",
        $"AWS arn:aws:iam::{Own}:role/deploy",
        $"AWS arn:aws:sts::{Own}:assumed-role/deploy/s1",
        $"AWS arn:aws:sts::{Own}:assumed-role/deploy/s2",
        $"AWS arn:aws:sts::{Own}:federated-user/guest",
        "AWS *",
        "Service lambda.amazonaws.com",
        "Service ec2.amazonaws.com",
    ];

    public static Gen<Scenario> Scenario { get; } =
        from topic in Gen.OneOf([.. Topic.All])
        from kind in Gen.OneOf([.. Kinds])
        from isOwn in ConditionGen.Chance(2, 3)
        let account = isOwn ? Own : Other
        from scenario in Policies(topic, kind, account, new PolicyGen(topic, account, Named))
        from requests in Request(topic, account).Array[RequestsPerScenario]
        select scenario with
        {
            Requests = [.. requests],
        };

    /// <summary>Scenarios in which something is not known, or could not be read.</summary>
    public static Gen<Scenario> Incomplete { get; } =
        from scenario in Scenario
        from damaged in Gen.Int[0, 5]
        from damage in Gen.Enum<Damage>()
        from complete in Gen.Int[0, 2]
        from notKnown in Gen.Enum<PolicyType>()
        from isTypeKnown in ConditionGen.Chance(3, 4)
        let count = new int[1]
        select scenario.Map(policy => count[0]++ == damaged ? policy with { Damage = damage } : policy) with
        {
            NotKnown = isTypeKnown ? [] : [notKnown],
            Requests =
            [
                .. scenario.Requests.Select(
                    (request, index) =>
                        request with
                        {
                            IsContextComplete = index % 3 != complete,
                            // Whether a key without values is given or missing is nobody's question.
                            Context = [.. request.Context.Where(key => !key.Values.IsEmpty)],
                        }
                ),
            ],
        };

    private static Gen<Scenario> Policies(Topic topic, Kind kind, string account, PolicyGen gen) =>
        from identity in gen.Of(PolicyType.Identity).Array[0, 3]
        from resource in Maybe(gen.Of(topic.IsTrust ? PolicyType.Trust : PolicyType.Resource), 3, 4)
        from boundary in Maybe(gen.Of(PolicyType.PermissionsBoundary), 1, 4)
        from session in Maybe(gen.Of(PolicyType.Session).Array[1, 2], 1, 2)
        from serviceControl in Levels(gen, PolicyType.ServiceControl)
        from resourceControl in Levels(gen, PolicyType.ResourceControl)
        from endpoint in Maybe(gen.Of(PolicyType.VpcEndpoint), 1, 6)
        from restrictsPublicBuckets in ConditionGen.Chance(1, 3)
        from management in Gen.OneOf(null, null, null, Own, Other, "777788889999")
        select new Scenario
        {
            Principal = kind.Principal,
            ResourceAccount = account,
            Identity = kind.HasIdentity ? [.. identity] : [],
            Resource = topic.HasResourcePolicy ? resource : null,
            Boundary =
                kind is { HasIdentity: true, IsServiceLinked: false } && boundary is not null ? [boundary] : null,
            Session = kind.HasSession && session is not null ? [.. session] : null,
            ServiceControl = serviceControl,
            ResourceControl = resourceControl,
            VpcEndpoint = endpoint is null ? [] : [endpoint],
            ManagementAccount = management,
            RestrictsPublicBuckets = restrictsPublicBuckets,
        };

    /// <summary>No organization, or one to three levels with the policies that AWS attaches, most of the time.</summary>
    private static Gen<ImmutableArray<ImmutableArray<DraftPolicy>>> Levels(PolicyGen gen, PolicyType type)
    {
        var level =
            from hasFullAccess in ConditionGen.Chance(9, 10)
            from policies in gen.Of(type).Array[0, 1]
            select hasFullAccess ? [PolicyGen.FullAccess(type), .. policies] : policies.ToImmutableArray();
        return from isMember in ConditionGen.Chance(1, 3)
            from levels in level.Array[1, 3]
            select isMember ? levels.ToImmutableArray() : [];
    }

    private static Gen<DraftRequest> Request(Topic topic, string account) =>
        from action in Gen.OneOf([.. topic.Actions])
        from resource in Gen.OneOf([.. topic.Resources])
        from context in ConditionGen.Context
        select new DraftRequest(action, resource.Replace("ACCOUNT", account), context);

    private static Gen<T?> Maybe<T>(Gen<T> gen, int times, int of)
        where T : class => ConditionGen.Chance(times, of).SelectMany(isThere => isThere ? gen : Gen.Const((T)null!))!;

    private sealed record Kind(string Principal)
    {
        public bool HasIdentity { get; init; } = true;

        public bool HasSession { get; init; }

        /// <summary>A service-linked role takes no permissions boundary.</summary>
        /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html</remarks>
        public bool IsServiceLinked => Principal.Contains("/AWSServiceRoleFor", StringComparison.Ordinal);
    }
}
