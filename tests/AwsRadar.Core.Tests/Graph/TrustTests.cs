using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;
using Xunit;

namespace AwsRadar.Core.Tests.Graph;

/// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
public sealed class TrustTests
{
    [Theory]
    [InlineData("\"*\"", NodeKind.Everyone, "everyone")]
    [InlineData("{\"AWS\": \"*\"}", NodeKind.Everyone, "everyone")]
    [InlineData("{\"AWS\": \"111122223333\"}", NodeKind.Account, "111122223333")]
    [InlineData("{\"AWS\": \"arn:aws:iam::111122223333:root\"}", NodeKind.Account, "111122223333")]
    [InlineData("{\"AWS\": \"123456789012\"}", NodeKind.ThisAccount, "this account")]
    [InlineData("{\"AWS\": \"arn:aws:iam::123456789012:root\"}", NodeKind.ThisAccount, "this account")]
    [InlineData("{\"AWS\": \"arn:aws:iam::111122223333:role/path/deploy\"}", NodeKind.ForeignPrincipal, "deploy")]
    [InlineData("{\"AWS\": \"arn:aws:iam::123456789012:user/alice\"}", NodeKind.User, "alice")]
    [InlineData("{\"AWS\": \"AIDACKCEVSQ6C2EXAMPLE\"}", NodeKind.Unrecognized, "AIDACKCEVSQ6C2EXAMPLE")]
    [InlineData("{\"Service\": \"lambda.amazonaws.com\"}", NodeKind.ServicePrincipal, "lambda.amazonaws.com")]
    [InlineData("{\"Federated\": \"accounts.google.com\"}", NodeKind.OidcProvider, "accounts.google.com")]
    [InlineData(
        "{\"Federated\": \"arn:aws:iam::123456789012:oidc-provider/example.com/id\"}",
        NodeKind.OidcProvider,
        "example.com/id"
    )]
    [InlineData("{\"Federated\": \"arn:aws:iam::123456789012:saml-provider/sso\"}", NodeKind.SamlProvider, "sso")]
    public void Each_kind_of_principal_becomes_its_node(string principal, NodeKind kind, string name)
    {
        var snapshot = With(Account.Trust(principal));

        var graph = RelationGraph.Build(snapshot with { Users = [Account.User("alice")] });

        var relation = Assert.Single(graph.Relations);
        Assert.Equal(RelationKind.MayAssume, relation.Kind);
        Assert.Equal(0, relation.Statement);
        Assert.Equal((kind, name), (graph.Nodes[relation.From].Kind, graph.Nodes[relation.From].Name));
    }

    [Fact]
    public void A_provider_that_was_read_and_is_trusted_is_one_node()
    {
        var arn = Arn.Parse($"{Account.Prefix}oidc-provider/example.com");
        var provider = new IdentityProvider
        {
            Arn = arn,
            Kind = IdentityProviderKind.Oidc,
            Name = "example.com",
        };

        var graph = RelationGraph.Build(
            With(Account.Trust($$"""{"Federated": "{{arn}}"}""")) with
            {
                IdentityProviders = [provider],
            }
        );

        Assert.True(Assert.Single(graph.Nodes, node => node.Kind == NodeKind.OidcProvider).IsRead);
    }

    [Fact]
    public void A_session_of_a_role_stands_for_the_role_under_conditions()
    {
        var trust = Account.Trust("{\"AWS\": \"arn:aws:sts::123456789012:assumed-role/source/session\"}");

        var lines = Account.Lines(
            Account.Snapshot with
            {
                Roles =
                [
                    Account.Role("source", Account.Trust("{\"Service\": \"ec2.amazonaws.com\"}")),
                    Account.Role("target", trust),
                ],
            }
        );

        Assert.Equal(["ec2.amazonaws.com -MayAssume-> source", "source -MayAssume-> target ?"], lines);
    }

    [Fact]
    public void A_condition_a_deny_and_NotPrincipal_are_told_apart()
    {
        const string Assume = "\"Action\": \"sts:AssumeRole\"";
        var conditional = Account.Allow(
            $$"""{{Assume}}, "Principal": {"AWS": "111122223333"}, "Condition": {"StringEquals": {"sts:ExternalId": "x"} } """
        );
        var denied = Account.Deny($$"""{{Assume}}, "Principal": {"AWS": "111122223333"}""");
        var allBut = Account.Deny($$"""{{Assume}}, "NotPrincipal": {"AWS": "111122223333"}""");

        Assert.Equal(["111122223333 -MayAssume-> role ?"], Account.Lines(With(conditional)));
        Assert.Equal(["111122223333 -MayNotAssume-> role"], Account.Lines(With(denied)));
        Assert.Equal(["everyone -MayNotAssume-> role ?"], Account.Lines(With(allBut)));
    }

    [Theory]
    [InlineData("sts:AssumeRole", true)]
    [InlineData("STS:assumerolewithwebidentity", true)]
    [InlineData("sts:*", true)]
    [InlineData("*", true)]
    [InlineData("sts:AssumeRole*", true)]
    [InlineData("sts:TagSession", false)]
    [InlineData("sts:SetSourceIdentity", false)]
    public void Only_actions_that_hand_out_credentials_tie(string action, bool expected)
    {
        var trust = Account.Allow($$""" "Principal": "*", "Action": "{{action}}" """);

        Assert.Equal(expected, RelationGraph.Build(With(trust)).Relations.Length == 1);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData(
        "{\"Statement\": [{\"Effect\": \"Allow\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"sts:AssumeRole\"}]}"
    )]
    public void A_trust_policy_that_cannot_be_read_lets_in_nobody_knows_whom(string trust)
    {
        var graph = RelationGraph.Build(With(trust));

        Assert.Contains(graph.Relations, relation => graph.Nodes[relation.From].Kind == NodeKind.Unreadable);
        Assert.False(graph.Nodes[0].IsReadable);
    }

    [Fact]
    public void An_instance_profile_hands_out_its_role()
    {
        var profile = new InstanceProfile(
            Arn.Parse($"{Account.Prefix}instance-profile/web"),
            "AIPA",
            "web",
            "/",
            DateTimeOffset.UnixEpoch
        );
        var role = Account.Role("role", Account.Trust("{\"Service\": \"ec2.amazonaws.com\"}")) with
        {
            InstanceProfiles = [profile],
        };

        Assert.Contains("web -HandsOut-> role", Account.Lines(Account.Snapshot with { Roles = [role] }));
    }

    private static Snapshot With(string trust) => Account.Snapshot with { Roles = [Account.Role("role", trust)] };
}
