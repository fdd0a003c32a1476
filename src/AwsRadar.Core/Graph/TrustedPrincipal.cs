using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Graph;

/// <summary>Finds the node that a principal of a trust policy means.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal static class TrustedPrincipal
{
    public static int Everyone(NodeTable nodes) => nodes.Add(NodeKind.Everyone, "principal:*", "everyone");

    /// <returns>The node, and whether the policy means only a part of what the node stands for.</returns>
    public static (int Node, bool IsNarrowed) NodeOf(PolicyPrincipal principal, NodeTable nodes)
    {
        if (principal.IsEveryone)
        {
            return (Everyone(nodes), false);
        }

        var value = principal.Value.Value;
        return principal.Kind switch
        {
            PrincipalKind.Service => (nodes.Add(NodeKind.ServicePrincipal, $"principal:{value}", value), false),
            PrincipalKind.Federated => (Provider(value, nodes), false),
            PrincipalKind.Aws when AccountId.TryParse(value, out _) => (Account(value, nodes), false),
            PrincipalKind.Aws when Arn.TryParse(value, out var arn) => Identity(arn, nodes),
            _ => (Unrecognized(value, nodes), false),
        };
    }

    /// <summary>A provider by its ARN, or one that AWS knows by a bare name such as <c>accounts.google.com</c>.</summary>
    private static int Provider(string value, NodeTable nodes)
    {
        if (!Arn.TryParse(value, out var arn))
        {
            return nodes.Add(NodeKind.OidcProvider, $"principal:{value}", value);
        }

        var slash = arn.Resource.IndexOf('/');
        var kind = arn.Resource.StartsWith("saml-provider/", StringComparison.Ordinal)
            ? NodeKind.SamlProvider
            : NodeKind.OidcProvider;
        return nodes.AddUnread(kind, value, arn.Resource[(slash + 1)..].ToString());
    }

    private static int Account(string account, NodeTable nodes) =>
        string.Equals(account, nodes.Account, StringComparison.Ordinal)
            ? nodes.Add(NodeKind.ThisAccount, $"{nodes.AccountPrefix}root", "this account")
            : nodes.Add(NodeKind.Account, $"principal:{account}", account);

    private static (int Node, bool IsNarrowed) Identity(Arn arn, NodeTable nodes)
    {
        var account = arn.Account.ToString();
        if (!AccountId.TryParse(account, out _))
        {
            return (Unrecognized(arn.ToString(), nodes), false);
        }

        if (arn.Resource is "root")
        {
            return (Account(account, nodes), false);
        }

        return string.Equals(account, nodes.Account, StringComparison.Ordinal)
            ? Own(arn, nodes)
            : (nodes.Add(NodeKind.ForeignPrincipal, arn.ToString(), arn.Name.ToString()), false);
    }

    private static (int Node, bool IsNarrowed) Own(Arn arn, NodeTable nodes)
    {
        const string Session = "assumed-role/";
        var text = arn.ToString();
        if (arn.Resource.StartsWith(Session, StringComparison.Ordinal))
        {
            var rest = arn.Resource[Session.Length..];
            var end = rest.IndexOf('/');
            var role = nodes.FindRoleNamed(end < 0 ? rest : rest[..end]);
            return (role ?? Unrecognized(text, nodes), true);
        }

        var kind =
            arn.Resource.StartsWith("user/", StringComparison.Ordinal) ? NodeKind.User
            : arn.Resource.StartsWith("role/", StringComparison.Ordinal) ? NodeKind.Role
            : NodeKind.Unrecognized;
        return (nodes.AddUnread(kind, text, arn.Name.ToString()), false);
    }

    private static int Unrecognized(string value, NodeTable nodes) =>
        nodes.Add(NodeKind.Unrecognized, $"principal:{value}", value);
}
