using AwsRadar.Core.Graph;

namespace AwsRadar.Cli.Drawing;

/// <summary>The nodes of a drawing in words.</summary>
internal static class NodeText
{
    /// <summary>The kind and the name, such as <c>user alice</c>.</summary>
    public static string Of(GraphNode node) =>
        Kind(node.Kind) is { Length: > 0 } kind ? $"{kind} {node.Name}" : node.Name;

    /// <summary>What one should know before trusting what hangs on it; null when there is nothing.</summary>
    public static string? Remark(GraphNode node) =>
        node switch
        {
            { AllowsEverything: true } => Translate("allows everything"),
            { IsReadable: false } => Translate("not understood in full"),
            { IsRead: false, Kind: NodeKind.User or NodeKind.Group or NodeKind.Role or NodeKind.ManagedPolicy } =>
                Translate("not read"),
            _ => null,
        };

    /// <summary>Empty where the name says it all.</summary>
    private static string Kind(NodeKind kind) =>
        kind switch
        {
            NodeKind.Account => Translate("account"),
            NodeKind.ForeignPrincipal => Translate("principal of another account"),
            NodeKind.ServicePrincipal => Translate("service"),
            NodeKind.OidcProvider => Translate("OIDC provider"),
            NodeKind.SamlProvider => Translate("SAML provider"),
            NodeKind.Unrecognized => Translate("unrecognized principal"),
            NodeKind.User => Translate("user"),
            NodeKind.InstanceProfile => Translate("instance profile"),
            NodeKind.Group => Translate("group"),
            NodeKind.Role => Translate("role"),
            NodeKind.ManagedPolicy => Translate("policy"),
            NodeKind.InlinePolicy => Translate("inline policy"),
            NodeKind.Everyone
            or NodeKind.Unreadable
            or NodeKind.ThisAccount
            or NodeKind.Service
            or NodeKind.EveryService => "",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
