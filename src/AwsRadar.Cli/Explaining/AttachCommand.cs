using AwsRadar.Cli.CommandLine;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Explaining;

/// <summary>The AWS CLI command that gives an identity what it lacks.</summary>
internal static class AttachCommand
{
    /// <summary>The inline policy that the coach keeps what it added in.</summary>
    public const string PolicyName = "aws_radar_coach";

    /// <summary>Null where it is not known to whom the policy would go.</summary>
    public static string? Of(DenialExplanation explanation) =>
        explanation.Target is { Kind: GrantTargetKind.User or GrantTargetKind.Role } target
            ? Of(target, PermissionPolicy.ToJson(explanation.Missing))
            : null;

    private static string Of(GrantTarget target, string policy)
    {
        var kind = target.Kind == GrantTargetKind.User ? "user" : "role";
        return $"aws iam put-{kind}-policy --{kind}-name {ShellWord.Quote(target.Name)} --policy-name {PolicyName}_more --policy-document {ShellWord.Quote(policy)}";
    }
}
