using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Denials;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using Spectre.Console;

namespace AwsRadar.Cli.Calling;

/// <summary>A denied call for people: who may not do what, why, which permission is missing, and the smallest remedy.</summary>
internal static class DenialText
{
    private static readonly Dictionary<DenialReason, string> Policies = new()
    {
        [DenialReason.IdentityBasedPolicy] = "identity-based policy",
        [DenialReason.ResourceBasedPolicy] = "resource-based policy",
        [DenialReason.PermissionsBoundary] = "permissions boundary",
        [DenialReason.SessionPolicy] = "session policy",
        [DenialReason.ServiceControlPolicy] = "service control policy",
        [DenialReason.ResourceControlPolicy] = "resource control policy",
        [DenialReason.VpcEndpointPolicy] = "VPC endpoint policy",
        [DenialReason.RoleTrustPolicy] = "role trust policy",
    };

    public static void Say(CommandContext context, CallTarget target, CallError error)
    {
        var actions = Actions(target, error.Denial);
        var who = error.Denial?.Principal is { } principal ? Who(principal) : "this identity";
        TerminalConsole.ForProgress(context.Host).Write(new Text("DENIED", new Style(Color.Red)));
        context.Say($"  {TerminalText.Escape($"{who} may not call {string.Join(" or ", actions)}")}");
        context.Say();
        Line(context, "why", Why(error));
        Line(context, "needs", $"{string.Join(", ", actions)}{On(error.Denial?.Resource)}");
        foreach (var remedy in Remedies(error.Denial, actions))
        {
            Line(context, "remedy", remedy);
        }

        context.Say();
        context.Say(
            TerminalText.Escape($"exit {ExitCode.Denied}{(error.RequestId is { } id ? $" · request {id}" : "")}")
        );
    }

    private static void Line(CommandContext context, string label, string text) =>
        context.Say($"  {label.PadRight(8)}{TerminalText.Escape(text)}");

    /// <summary>The action that AWS named, or those that the operation is known to need.</summary>
    private static string[] Actions(CallTarget target, AccessDeniedMessage? denial) =>
        denial is not null ? [denial.Action]
        : Needed(target) is { Kind: NeededActionsKind.Actions, Actions: var actions } ? [.. actions]
        : [$"{target.Service.Name}:{target.Operation.Name}"];

    public static NeededActions Needed(CallTarget target) =>
        OperationActions.Resolve(
            new ApiOperation(
                target.Service.Name,
                target.Service.SigningName,
                target.Service.EndpointPrefix,
                target.Operation.Name,
                target.Operation.HttpMethod
            )
            {
                IsUnsigned = target.Operation.IsUnsigned,
            }
        );

    private static string Who(string principal) =>
        Arn.TryParse(principal, out var arn) ? arn.Resource.ToString().Replace('/', ' ') : principal;

    private static string On(string? resource) => resource is null ? "" : $" on {resource}";

    private static string Why(CallError error) =>
        error.Denial switch
        {
            null => error.Message,
            { IsExplicitDeny: true, Reason: DenialReason.Unstated } => "A policy forbids it.",
            { IsExplicitDeny: true, Reason: var reason } => $"A statement of a {Policies[reason]} forbids it.",
            { Reason: DenialReason.Unstated } => "No policy allows it.",
            { Reason: var reason } => $"No {Policies[reason]} allows it; nothing that AWS names forbids it.",
        };

    /// <summary>An explicit deny is never answered with an Allow, which would change nothing.</summary>
    private static IEnumerable<string> Remedies(AccessDeniedMessage? denial, string[] actions)
    {
        if (denial is { IsExplicitDeny: true })
        {
            yield return "none by allowing: whoever wrote the Deny has to change it, or another identity makes the call";
            yield break;
        }

        var statement = Statement(actions, denial?.Resource);
        yield return denial?.Reason switch
        {
            DenialReason.ServiceControlPolicy or DenialReason.ResourceControlPolicy =>
                $"in the organization, by an administrator there: {statement}",
            DenialReason.PermissionsBoundary or DenialReason.SessionPolicy or DenialReason.VpcEndpointPolicy =>
                $"in the {Policies[denial.Reason]} that limits this identity: {statement}",
            DenialReason.ResourceBasedPolicy => $"in the policy of the resource, for this principal: {statement}",
            DenialReason.RoleTrustPolicy => "the role's trust policy must name this principal",
            _ => statement,
        };
    }

    private static string Statement(string[] actions, string? resource)
    {
        var action = actions is [var only]
            ? $"\"{only}\""
            : $"[{string.Join(',', actions.Select(each => $"\"{each}\""))}]";
        return $$"""{"Effect":"Allow","Action":{{action}},"Resource":"{{resource ?? "*"}}"}""";
    }
}
