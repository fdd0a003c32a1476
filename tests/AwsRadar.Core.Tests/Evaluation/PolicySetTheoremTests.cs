using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Tests.Differential;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Evaluation;

/// <summary>
/// What must hold when policies are added as a whole, spread over several, or asked with a part of the context. What must
/// hold for every change within a policy stands in <see cref="Properties.TheoremTests"/>.
/// </summary>
public sealed class PolicySetTheoremTests
{
    private static readonly int Cases = CaseStream.IsFull ? 100_000 : 5_000;

    private static readonly Gen<string> Actions = OneOf(
        "s3:*",
        "s3:Get*",
        "s3:GetObject",
        "s3:PutObject",
        "ec2:*",
        "*"
    );
    private static readonly Gen<string> Resources = OneOf(
        "*",
        "arn:aws:s3:::b/*",
        "arn:aws:s3:::b/k",
        "arn:aws:s3:::${aws:username}/*",
        "arn:aws:s3:::other"
    );
    private static readonly Gen<string> Effects = OneOf("Allow", "Allow", "Allow", "Deny");
    private static readonly Gen<string> Conditions = OneOf(
        "",
        "",
        ",\"Condition\":{\"StringEquals\":{\"aws:username\":\"b\"}}",
        ",\"Condition\":{\"StringNotEquals\":{\"aws:username\":\"b\"}}",
        ",\"Condition\":{\"BoolIfExists\":{\"aws:SecureTransport\":\"true\"}}",
        ",\"Condition\":{\"Unheard\":{\"aws:username\":\"b\"}}"
    );

    private static readonly Gen<string> Statements = Gen.Select(Effects, Actions, Resources, Conditions)
        .Select(one =>
            $"{{\"Effect\":\"{one.Item1}\",\"Action\":\"{one.Item2}\",\"Resource\":\"{one.Item3}\"{one.Item4}}}"
        );

    private static readonly Gen<string[]> Policy = Statements.Array[0, 4];

    private static readonly Gen<RequestContext> Requests = Gen.Select(
            OneOf(
                "arn:aws:iam::111122223333:user/b",
                "arn:aws:sts::111122223333:assumed-role/r/s",
                "arn:aws:iam::111122223333:root"
            ),
            OneOf("s3:GetObject", "s3:PutObject", "ec2:RunInstances"),
            OneOf("arn:aws:s3:::b/k", "arn:aws:s3:::other", "*"),
            OneOf<string?>("b", "c", null)
        )
        .Select(one => new RequestContext
        {
            Principal = RequestPrincipal.Parse(one.Item1),
            Action = one.Item2,
            Resource = one.Item3,
            ResourceAccount = AccountId.Parse("111122223333"),
            Context = one.Item4 is null ? ContextKeys.Empty : new ContextKeys([new("aws:username", one.Item4)]),
        });

    private static readonly Gen<PolicySet> Sets = Gen.Select(Policy, Policy.Null(), Policy.Null())
        .Select(one => new PolicySet
        {
            Identity = [Named(one.Item1)],
            PermissionsBoundary = one.Item2 is null ? null : [Named(one.Item2, PolicyType.PermissionsBoundary)],
            ServiceControl = one.Item3 is null
                ? []
                : [new PolicyLevel("r", [Named(one.Item3, PolicyType.ServiceControl)])],
        });

    [Fact]
    public void Adding_a_boundary_a_session_policy_or_a_service_control_policy_never_grants() =>
        Gen.Select(Requests, Sets, Policy)
            .Sample(
                (request, set, statements) =>
                    !Grants(request, set, set with { Session = [Named(statements, PolicyType.Session)] })
                    && !Grants(
                        request,
                        set with
                        {
                            PermissionsBoundary = null,
                        },
                        set with
                        {
                            PermissionsBoundary = [Named(statements, PolicyType.PermissionsBoundary)],
                        }
                    )
                    && !Grants(
                        request,
                        set,
                        set with
                        {
                            ServiceControl = set.ServiceControl.Add(
                                new PolicyLevel("ou", [Named(statements, PolicyType.ServiceControl)])
                            ),
                        }
                    ),
                iter: Cases
            );

    [Fact]
    public void Order_duplicates_and_how_statements_are_spread_change_nothing() =>
        Gen.Select(Requests, Policy)
            .Sample(
                (request, statements) =>
                {
                    var together = DecisionOf(request, new PolicySet { Identity = [Named(statements)] });
                    var apart = new PolicySet
                    {
                        Identity = [.. statements.Reverse().Concat(statements).Select(one => Named([one]))],
                    };
                    return DecisionOf(request, apart) == together;
                },
                iter: Cases
            );

    [Fact]
    public void A_partial_context_is_answered_as_every_completion_of_it_or_not_at_all() =>
        Gen.Select(Requests, Sets, OneOf("b", "c"))
            .Sample(
                (request, set, user) =>
                {
                    var partial = DecisionOf(request with { Context = new ContextKeys([], isComplete: false) }, set);
                    var absent = DecisionOf(request with { Context = ContextKeys.Empty }, set);
                    var present = DecisionOf(
                        request with
                        {
                            Context = new ContextKeys([new("aws:username", user)]),
                        },
                        set
                    );
                    return partial == Decision.Unknown
                        || (IsAllowed(partial) == IsAllowed(absent) && IsAllowed(partial) == IsAllowed(present));
                },
                iter: Cases
            );

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool Grants(RequestContext request, PolicySet before, PolicySet after) =>
        IsAllowed(DecisionOf(request, after)) && !IsAllowed(DecisionOf(request, before));

    private static bool IsAllowed(Decision decision) => decision == Decision.Allowed;

    private static Decision DecisionOf(RequestContext request, PolicySet policies) =>
        PolicyEvaluator.Evaluate(request, policies).Decision;

    private static NamedPolicy Named(string[] statements, PolicyType type = PolicyType.Identity) =>
        NamedPolicy.Parse(
            "policy",
            $"{{\"Version\":\"2012-10-17\",\"Statement\":[{string.Join(',', statements)}]}}",
            type
        );
}
