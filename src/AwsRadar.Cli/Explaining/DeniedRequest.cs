using System.Collections.Immutable;
using AwsRadar.Cli.Calling;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Denials;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Explaining;

/// <summary>A denial with what leads to more about it.</summary>
/// <param name="Message">AWS's own words.</param>
/// <param name="RequestId">AWS's id of the request; null where it is not known.</param>
/// <param name="AuthorizationId">What IAM Toolbox knows the denial by; null in most texts.</param>
internal sealed record DeniedRequest(Denial Denial, string Message, string? RequestId, string? AuthorizationId)
{
    private static readonly Dictionary<DenialReason, PolicyType> Types = new()
    {
        [DenialReason.IdentityBasedPolicy] = PolicyType.Identity,
        [DenialReason.ResourceBasedPolicy] = PolicyType.Resource,
        [DenialReason.PermissionsBoundary] = PolicyType.PermissionsBoundary,
        [DenialReason.SessionPolicy] = PolicyType.Session,
        [DenialReason.ServiceControlPolicy] = PolicyType.ServiceControl,
        [DenialReason.ResourceControlPolicy] = PolicyType.ResourceControl,
        [DenialReason.VpcEndpointPolicy] = PolicyType.VpcEndpoint,
        [DenialReason.RoleTrustPolicy] = PolicyType.Trust,
    };

    /// <summary>Of a call of this program.</summary>
    public static DeniedRequest Of(CallTarget target, CallError error) =>
        error.Denial is { } message
            ? Of(message, error.Message, error.RequestId)
            : new DeniedRequest(OfOperation(target), error.Message, error.RequestId, AuthorizationId: null);

    /// <summary>Of AWS's words; null when they name no action, and no operation is known.</summary>
    /// <param name="target">The operation that was called, if it is known.</param>
    public static DeniedRequest? Of(string text, CallTarget? target, string? requestId = null) =>
        AccessDeniedParser.Parse(text) is { } message ? Of(message, text, requestId)
        : target is not null ? new DeniedRequest(OfOperation(target), text, requestId, AuthorizationId: null)
        : null;

    private static DeniedRequest Of(AccessDeniedMessage message, string text, string? requestId) =>
        new(
            new Denial
            {
                Principal = message.Principal,
                Actions = [message.Action],
                Resource = message.Resource,
                DecidedBy = Types.TryGetValue(message.Reason, out var type) ? type : null,
                IsExplicit = message.IsExplicitDeny,
                PolicyArn = message.PolicyArn,
            },
            text,
            requestId,
            message.AuthorizationId
        );

    private static Denial OfOperation(CallTarget target)
    {
        var needed = DenialText.Needed(target);
        return new Denial
        {
            Actions =
                needed.Kind == NeededActionsKind.Actions
                    ? needed.Actions
                    : ImmutableArray.Create($"{target.Service.Name}:{target.Operation.Name}"),
            IsActionNamed = false,
        };
    }
}
