using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Graph;

public sealed class RoleStepsTests
{
    private const string MayAssume = """ "Action":"sts:AssumeRole","Resource":"*" """;

    [Fact]
    public void A_trust_policy_that_names_a_user_lets_that_user_in_whatever_its_own_policies_say()
    {
        var snapshot = Account.Snapshot with
        {
            Users = [Account.User("alice"), Account.User("bob")],
            Roles = [Account.Role("app", Trusting("user/alice"))],
        };

        Assert.Equal(["alice -> app"], Lines(snapshot));
    }

    [Fact]
    public void A_trust_policy_that_names_the_account_lets_those_in_whose_own_policies_allow_it()
    {
        var snapshot = Account.Snapshot with
        {
            Users =
            [
                User("alice", Account.Allow(MayAssume)),
                Account.User("bob"),
                Account.User("carol") with
                {
                    GroupNames = ["staff"],
                },
            ],
            Groups =
            [
                Account.Group("staff") with
                {
                    InlinePolicies = [new InlinePolicy("own", new PolicyText(Account.Allow(MayAssume)))],
                },
            ],
            Roles = [Account.Role("app", Trusting("root"))],
        };

        Assert.Equal(["alice -> app", "carol -> app"], Lines(snapshot));
    }

    [Fact]
    public void An_explicit_deny_of_the_caller_keeps_it_out()
    {
        var snapshot = Account.Snapshot with
        {
            Users = [User("alice", Account.Deny(MayAssume))],
            Roles = [Account.Role("app", Trusting("user/alice"))],
        };

        Assert.Empty(Lines(snapshot));
    }

    [Fact]
    public void A_condition_of_which_nothing_is_known_makes_a_step_uncertain()
    {
        const string mfa =
            """ "Action":"sts:AssumeRole","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}} """;
        var snapshot = Account.Snapshot with
        {
            Users = [User("alice", Account.Allow(mfa))],
            Roles = [Account.Role("app", Trusting("root"))],
        };

        Assert.Equal(["alice -> app ?"], Lines(snapshot));
    }

    [Fact]
    public void Roles_become_other_roles_and_none_becomes_itself()
    {
        var snapshot = Account.Snapshot with
        {
            Roles = [Account.Role("a", Trusting("role/a", "role/b")), Account.Role("b", Trusting("role/a"))],
        };

        Assert.Equal(["a -> b", "b -> a"], Lines(snapshot));
        Assert.True(RoleSteps.Find(snapshot, RelationGraph.Build(snapshot)).IsComplete);
    }

    [Fact]
    public void More_pairs_than_are_asked_are_said_not_to_be_complete()
    {
        const int many = 230;
        var snapshot = Account.Snapshot with
        {
            Users = [.. Enumerable.Range(0, many).Select(number => User($"u{number}", Account.Allow(MayAssume)))],
            Roles = [.. Enumerable.Range(0, many).Select(number => Account.Role($"r{number}", Trusting("root")))],
        };

        var steps = RoleSteps.Find(snapshot, RelationGraph.Build(snapshot));

        Assert.False(steps.IsComplete);
        Assert.Equal(RoleSteps.MaxPairs, steps.Steps.Length);
    }

    private static User User(string name, string policy) =>
        Account.User(name) with
        {
            InlinePolicies = [new InlinePolicy("own", new PolicyText(policy))],
        };

    private static string Trusting(params string[] names) =>
        Account.Trust($$"""{"AWS":[{{string.Join(',', names.Select(name => $"\"{Account.Prefix}{name}\""))}}]}""");

    private static IEnumerable<string> Lines(Snapshot snapshot)
    {
        var graph = RelationGraph.Build(snapshot);
        return RoleSteps
            .Find(snapshot, graph)
            .Steps.Select(step =>
                $"{graph.Nodes[step.From].Name} -> {graph.Nodes[step.Role].Name}{(step.IsCertain ? "" : " ?")}"
            )
            .Order(StringComparer.Ordinal);
    }
}
