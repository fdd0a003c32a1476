using AwsRadar.Core.Arns;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Explaining;

/// <summary>The words in which denials are explained.</summary>
internal static class DenialWords
{
    public const string NotADenial =
        "That is no denial: a text of AWS such as `User: … is not authorized to perform: …`, or a CloudTrail event with one, is expected.";

    public const string NoLastCall = "No call was denied yet: give AWS's message on standard input.";

    public const string Coach = "repeat the command with --coach --admin-profile NAME";

    public const string AsAdministrator = "as an administrator";

    public static string Denied(string who, string actions) => $"{who} may not call {actions}";

    public static string Who(string? principal) =>
        principal is null ? "this identity"
        : Arn.TryParse(principal, out var arn) ? arn.Resource.ToString().Replace('/', ' ')
        : principal;

    public static string Actions(IEnumerable<string> actions) => string.Join(" or ", actions);

    public static string Why(Denial denial) =>
        denial switch
        {
            { IsActionNamed: false } => "AWS does not say why, and names no action.",
            { IsExplicit: true, DecidedBy: null } => "A policy forbids it.",
            { IsExplicit: true, DecidedBy: { } type } =>
                $"A statement of {Article(type)} {type.ToPhrase()} forbids it.",
            { DecidedBy: null } => "No policy allows it.",
            { DecidedBy: { } type } => $"No {type.ToPhrase()} allows it; nothing that AWS names forbids it.",
        };

    public static string Forbids(DenyingStatement statement) =>
        statement.Statement is null
            ? $"{statement.Type.ToPhrase()} {statement.Policy}"
            : $"{statement.Type.ToPhrase()} {statement.Policy}, statement {statement.Statement}";

    public static string Needs(IEnumerable<string> actions, string? resource) =>
        resource is null ? Actions(actions) : $"{Actions(actions)} on {resource}";

    public static string ManagedPolicies(int count, string smallest, int others) =>
        count == 1
            ? $"or attach an AWS managed policy: only {smallest} holds it (+ {others} other actions)"
            : $"or attach an AWS managed policy: {count} hold it, the smallest is {smallest} (+ {others} other actions)";

    /// <summary>Who must change what. No Allow for the identity is offered where none can help.</summary>
    public static string WhoMustChangeWhat(DenialExplanation explanation)
    {
        var denial = explanation.Denial;
        var (who, actions) = (Who(denial.Principal), Actions(denial.Actions));
        return explanation.Remedy switch
        {
            DenialRemedy.ChangeDeny =>
                $"No Allow outweighs a Deny. {Keeper(denial.DecidedBy)} has to change or remove the statement that forbids it, or another identity makes the call.",
            DenialRemedy.ChangeResourcePolicy =>
                $"{Keeper(PolicyType.Resource)} has to allow {actions} for {who} in the policy of the resource; an Allow for the identity alone does not help.",
            DenialRemedy.ChangeTrustPolicy =>
                $"{Keeper(PolicyType.Trust)} has to name {who} in the role's trust policy; an Allow for the identity alone does not help.",
            DenialRemedy.ChangePermissionsBoundary =>
                $"{Keeper(PolicyType.PermissionsBoundary)} has to allow {actions} in the boundary; what is allowed besides does not matter.",
            DenialRemedy.ChangeSessionPolicy =>
                $"{Keeper(PolicyType.Session)} has to make another session whose policy allows {actions}; what the role allows does not matter.",
            DenialRemedy.ChangeServiceControlPolicy =>
                $"{Keeper(PolicyType.ServiceControl)} has to allow {actions} at every level above the account; what is allowed inside the account does not matter.",
            DenialRemedy.ChangeResourceControlPolicy =>
                $"{Keeper(PolicyType.ResourceControl)} has to allow {actions} at every level above the resource's account.",
            DenialRemedy.ChangeVpcEndpointPolicy =>
                $"{Keeper(PolicyType.VpcEndpoint)} has to allow {actions} in the endpoint's policy, or the call goes another way.",
            _ => explanation.Target?.Kind switch
            {
                GrantTargetKind.PermissionSet =>
                    $"IAM Identity Center keeps this role: whoever administers it there has to add {actions} to the permission set.",
                GrantTargetKind.ServiceLinkedRole =>
                    "An AWS service keeps this role, and nobody else can change what it may do.",
                _ =>
                    "It is no user and no role: no policy can be attached to it, and only what limits its account can have said no.",
            },
        };
    }

    public static string SourceOf(DenialSource source) =>
        source switch
        {
            DenialSource.Message => "AWS's message",
            DenialSource.AuthorizationDetails => "IAM Toolbox",
            DenialSource.EncodedMessage => "AWS's encoded message",
            DenialSource.Snapshot => "snapshot",
            _ => "AWS's reference",
        };

    public static string Snapshot(string id, DateTimeOffset at) =>
        $"snapshot {id} of {at.UtcDateTime:yyyy-MM-dd HH:mm'Z'}";

    public const string SnapshotSilent =
        "The newest snapshot has no statement that would forbid it: it is older, or incomplete, or the policy is not of this account.";

    public static class Lookup
    {
        public const string Waiting = "waiting for IAM Toolbox, which learns of a denial some seconds later …";
        public const string Late = "IAM Toolbox does not know the denial yet, or no longer: it keeps one for a day.";

        public static string NotAllowed(string action) =>
            $"Which statement it was AWS tells whoever may call {action}; this identity may not.";

        public static string Failed(string what, string why) => $"{what} could not be asked: {why}";
    }

    private static string Article(PolicyType type) => type is PolicyType.Identity ? "an" : "a";

    private static string Keeper(PolicyType? type) =>
        type switch
        {
            PolicyType.Resource => "Whoever keeps the resource",
            PolicyType.Trust => "Whoever keeps the role",
            PolicyType.PermissionsBoundary => "Whoever set the permissions boundary",
            PolicyType.Session => "Whoever made the session",
            PolicyType.ServiceControl or PolicyType.ResourceControl =>
                "An administrator of the organization, in its management account or a delegated one,",
            PolicyType.VpcEndpoint => "Whoever keeps the VPC endpoint",
            _ => "An administrator of the account",
        };
}
