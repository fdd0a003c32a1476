using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Graph;

public sealed class RelationGraphTests
{
    [Fact]
    public void A_user_is_tied_to_its_groups_policies_and_boundary()
    {
        var alice = Account.User("alice") with
        {
            GroupNames = ["admins"],
            AttachedPolicies = [Account.Attached("read")],
            InlinePolicies =
            [
                new InlinePolicy("own", new PolicyText(Account.Deny(""" "Action": "s3:*", "Resource": "*" """))),
            ],
            PermissionsBoundary = Arn.Parse($"{Account.Prefix}policy/limit"),
        };
        var read = Account.Policy(
            "read",
            Account.Allow(""" "Action": ["s3:GetObject", "S3:Put*", "ec2:*"], "Resource": "*" """)
        );

        var lines = Account.Lines(
            Account.Snapshot with
            {
                Users = [alice],
                Groups = [Account.Group("admins")],
                ManagedPolicies = [read, Account.Policy("limit", "{}")],
            }
        );

        Assert.Equal(
            [
                "read -Allows-> s3",
                "read -Allows-> ec2",
                "alice -MemberOf-> admins",
                "alice -Attached-> read",
                "alice -Inline-> own",
                "own -Denies-> s3",
                "alice -BoundedBy-> limit",
            ],
            lines
        );
    }

    [Fact]
    public void What_was_not_read_is_a_node_that_says_so()
    {
        var alice = Account.User("alice") with
        {
            GroupNames = ["gone"],
            AttachedPolicies = [Account.Attached("hidden")],
        };

        var graph = RelationGraph.Build(Account.Snapshot with { Users = [alice] });

        Assert.Equal(["gone", "hidden"], graph.Nodes.Where(node => !node.IsRead).Select(node => node.Name));
        Assert.Equal(2, graph.Relations.Length);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_is_marked_and_allows_nothing_that_is_known()
    {
        var graph = RelationGraph.Build(
            Account.Snapshot with
            {
                ManagedPolicies = [Account.Policy("broken", "{\"Statement\": ["), Account.Policy("empty", "")],
            }
        );

        Assert.All(graph.Nodes, node => Assert.False(node.IsReadable));
        Assert.Empty(graph.Relations);
    }

    [Theory]
    [InlineData(""" "Action": "*", "Resource": "*" """, true)]
    [InlineData(""" "Action": ["s3:GetObject", "*:*"], "Resource": ["*"] """, true)]
    [InlineData(""" "Action": "*", "Resource": "arn:aws:s3:::bucket" """, false)]
    [InlineData(
        """ "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}} """,
        false
    )]
    [InlineData(""" "NotAction": "iam:*", "Resource": "*" """, false)]
    [InlineData(""" "Action": "s3:*", "Resource": "*" """, false)]
    public void A_policy_allows_everything_only_without_limits(string statement, bool expected)
    {
        var policy = Account.Policy("policy", Account.Allow(statement));

        var graph = RelationGraph.Build(Account.Snapshot with { ManagedPolicies = [policy] });

        Assert.Equal(expected, graph.Nodes[0].AllowsEverything);
    }

    [Fact]
    public void NotAction_speaks_about_every_service_under_conditions()
    {
        var policy = Account.Policy("most", Account.Allow(""" "NotAction": "iam:*", "Resource": "*" """));

        var lines = Account.Lines(Account.Snapshot with { ManagedPolicies = [policy] });

        Assert.Equal(["most -Allows-> every service ?"], lines);
    }

    [Fact]
    public void Inline_policies_of_one_name_belong_each_to_its_owner()
    {
        var text = new PolicyText(Account.Allow(""" "Action": "s3:*", "Resource": "*" """));
        ImmutableArray<InlinePolicy> own = [new InlinePolicy("own", text)];

        var graph = RelationGraph.Build(
            Account.Snapshot with
            {
                Groups =
                [
                    Account.Group("one") with
                    {
                        InlinePolicies = own,
                    },
                    Account.Group("two") with
                    {
                        InlinePolicies = own,
                    },
                ],
            }
        );

        var inline = graph.Nodes.Where(node => node.Kind == NodeKind.InlinePolicy).ToArray();
        Assert.Equal(
            [$"{Account.Prefix}group/one#own", $"{Account.Prefix}group/two#own"],
            inline.Select(node => node.Key)
        );
        Assert.Equal(["one", "two"], inline.Select(node => graph.Nodes[node.Owner!.Value].Name));
    }

    [Fact]
    public void The_same_snapshot_gives_the_same_graph()
    {
        var snapshot = Account.Snapshot with
        {
            Users = [Account.User("alice"), Account.User("bob")],
            Roles = [Account.Role("r", Account.Trust("\"*\""))],
        };

        var (first, second) = (RelationGraph.Build(snapshot), RelationGraph.Build(snapshot));

        Assert.Equal(first.Nodes, second.Nodes);
        Assert.Equal(first.Relations, second.Relations);
    }

    [Fact]
    public void Around_a_policy_stand_its_services_and_all_who_come_to_have_it()
    {
        var alice = Account.User("alice") with
        {
            GroupNames = ["admins"],
            AttachedPolicies = [Account.Attached("own")],
        };
        var admins = Account.Group("admins") with { AttachedPolicies = [Account.Attached("read")] };
        var graph = RelationGraph.Build(
            Account.Snapshot with
            {
                Users = [alice, Account.User("bob")],
                Groups = [admins],
                ManagedPolicies =
                [
                    Account.Policy("own", Account.Allow(""" "Action": "ec2:*", "Resource": "*" """)),
                    Account.Policy("read", Account.Allow(""" "Action": "s3:*", "Resource": "*" """)),
                ],
            }
        );

        var part = graph.Around([graph.Nodes.Single(node => node.Name is "read").Index]);

        Assert.Equal(["alice", "admins", "read", "s3"], part.Nodes.Select(node => node.Name));
        Assert.Equal(Enumerable.Range(0, 4), part.Nodes.Select(node => node.Index));
        Assert.Equal(
            ["admins Attached read", "alice MemberOf admins", "read Allows s3"],
            part.Relations.Select(tie => $"{part.Nodes[tie.From].Name} {tie.Kind} {part.Nodes[tie.To].Name}").Order()
        );
    }

    [Fact]
    public void Around_a_role_that_goes_in_a_circle_is_the_circle()
    {
        static Role Trusting(string name, string other) =>
            Account.Role(
                name,
                Account.Allow(
                    $$""" "Principal": {"AWS": "{{Account.Prefix}}role/{{other}}"}, "Action": "sts:AssumeRole" """
                )
            );
        var graph = RelationGraph.Build(
            Account.Snapshot with
            {
                Roles = [Trusting("one", "two"), Trusting("two", "one")],
            }
        );

        var part = graph.Around([0]);

        Assert.Equal(["one", "two"], part.Nodes.Select(node => node.Name));
        Assert.Equal(2, part.Relations.Length);
    }
}
