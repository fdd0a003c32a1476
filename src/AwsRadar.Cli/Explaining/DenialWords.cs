using AwsRadar.Core.Arns;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Explaining;

/// <summary>The words in which denials are explained.</summary>
internal static class DenialWords
{
    public static string NotADenial =>
        Translate(
            "That is no denial: a text of AWS such as `User: … is not authorized to perform: …`, or a CloudTrail event with one, is expected."
        );

    public static string NoLastCall => Translate("No call was denied yet: give AWS's message on standard input.");

    public static string Coach => Translate("repeat the command with --coach --admin-profile NAME");

    public static string AsAdministrator => Translate("as an administrator");

    public static string Denied(string who, string actions) => Translate($"{who} may not call {actions}");

    public static string Who(string? principal) =>
        principal is null ? Translate("this identity")
        : Arn.TryParse(principal, out var arn) ? KindAndName(arn.Resource.ToString())
        : principal;

    /// <summary>Of <c>user/alice</c>: <c>user alice</c>, in the language of who reads it.</summary>
    private static string KindAndName(string resource) =>
        resource.Split('/') switch
        {
            ["user", .. var name] => $"{Translate("user")} {string.Join(' ', name)}",
            ["role", .. var name] => $"{Translate("role")} {string.Join(' ', name)}",
            var words => string.Join(' ', words),
        };

    public static string Actions(IEnumerable<string> actions) => string.Join(Translate(" or "), actions);

    public static string Why(Denial denial) =>
        denial switch
        {
            { IsActionNamed: false } => Translate("AWS does not say why, and names no action."),
            { IsExplicit: true, DecidedBy: null } => Translate("A policy forbids it."),
            { IsExplicit: true, DecidedBy: { } type } => Translate($"A statement of {WithArticle(type)} forbids it."),
            { DecidedBy: null } => Translate("No policy allows it."),
            { DecidedBy: { } type } => Translate($"No {type.ToWords()} allows it; nothing that AWS names forbids it."),
        };

    public static string Forbids(DenyingStatement statement) =>
        statement.Statement is null
            ? $"{statement.Type.ToWords()} {statement.Policy}"
            : Translate($"{statement.Type.ToWords()} {statement.Policy}, statement {statement.Statement}");

    public static string Needs(IEnumerable<string> actions, string? resource) =>
        resource is null ? Actions(actions) : Translate($"{Actions(actions)} on {resource}");

    public static string ManagedPolicies(int count, string smallest, int others) =>
        count == 1
            ? Translate($"or attach an AWS managed policy: only {smallest} holds it (+ {others} other actions)")
            : Translate(
                $"or attach an AWS managed policy: {count} hold it, the smallest is {smallest} (+ {others} other actions)"
            );

    /// <summary>Who must change what. No Allow for the identity is offered where none can help.</summary>
    public static string WhoMustChangeWhat(DenialExplanation explanation)
    {
        var denial = explanation.Denial;
        var (who, actions) = (Who(denial.Principal), Actions(denial.Actions));
        return explanation.Remedy switch
        {
            DenialRemedy.ChangeDeny => Translate(
                $"No Allow outweighs a Deny. {Keeper(denial.DecidedBy)} has to change or remove the statement that forbids it, or another identity makes the call."
            ),
            DenialRemedy.ChangeResourcePolicy => Translate(
                $"{Keeper(PolicyType.Resource)} has to allow {actions} for {who} in the policy of the resource; an Allow for the identity alone does not help."
            ),
            DenialRemedy.ChangeTrustPolicy => Translate(
                $"{Keeper(PolicyType.Trust)} has to name {who} in the role's trust policy; an Allow for the identity alone does not help."
            ),
            DenialRemedy.ChangePermissionsBoundary => Translate(
                $"{Keeper(PolicyType.PermissionsBoundary)} has to allow {actions} in the boundary; what is allowed besides does not matter."
            ),
            DenialRemedy.ChangeSessionPolicy => Translate(
                $"{Keeper(PolicyType.Session)} has to make another session whose policy allows {actions}; what the role allows does not matter."
            ),
            DenialRemedy.ChangeServiceControlPolicy => Translate(
                $"{Keeper(PolicyType.ServiceControl)} has to allow {actions} at every level above the account; what is allowed inside the account does not matter."
            ),
            DenialRemedy.ChangeResourceControlPolicy => Translate(
                $"{Keeper(PolicyType.ResourceControl)} has to allow {actions} at every level above the resource's account."
            ),
            DenialRemedy.ChangeVpcEndpointPolicy => Translate(
                $"{Keeper(PolicyType.VpcEndpoint)} has to allow {actions} in the endpoint's policy, or the call goes another way."
            ),
            _ => explanation.Target?.Kind switch
            {
                GrantTargetKind.PermissionSet => Translate(
                    $"IAM Identity Center keeps this role: whoever administers it there has to add {actions} to the permission set."
                ),
                GrantTargetKind.ServiceLinkedRole => Translate(
                    "An AWS service keeps this role, and nobody else can change what it may do."
                ),
                _ => Translate(
                    "It is no user and no role: no policy can be attached to it, and only what limits its account can have said no."
                ),
            },
        };
    }

    public static string SourceOf(DenialSource source) =>
        source switch
        {
            DenialSource.Message => Translate("AWS's message"),
            DenialSource.AuthorizationDetails => "IAM Toolbox",
            DenialSource.EncodedMessage => Translate("AWS's encoded message"),
            DenialSource.Snapshot => Translate("snapshot"),
            _ => Translate("AWS's reference"),
        };

    public static string Snapshot(string id, DateTimeOffset at) =>
        Translate($"snapshot {id} of {at.UtcDateTime:yyyy-MM-dd HH:mm'Z'}");

    public static string SnapshotSilent =>
        Translate(
            "The newest snapshot has no statement that would forbid it: it is older, or incomplete, or the policy is not of this account."
        );

    public static class Lookup
    {
        public static string Waiting =>
            Translate("waiting for IAM Toolbox, which learns of a denial some seconds later …");
        public static string Late =>
            Translate("IAM Toolbox does not know the denial yet, or no longer: it keeps one for a day.");

        public static string NotAllowed(string action) =>
            Translate($"Which statement it was AWS tells whoever may call {action}; this identity may not.");

        public static string Failed(string what, string why) => Translate($"{what} could not be asked: {why}");
    }

    private static string WithArticle(PolicyType type) =>
        type is PolicyType.Identity ? Translate($"an {type.ToWords()}") : Translate($"a {type.ToWords()}");

    private static string Keeper(PolicyType? type) =>
        type switch
        {
            PolicyType.Resource => Translate("Whoever keeps the resource"),
            PolicyType.Trust => Translate("Whoever keeps the role"),
            PolicyType.PermissionsBoundary => Translate("Whoever set the permissions boundary"),
            PolicyType.Session => Translate("Whoever made the session"),
            PolicyType.ServiceControl or PolicyType.ResourceControl => Translate(
                "An administrator of the organization, in its management account or a delegated one,"
            ),
            PolicyType.VpcEndpoint => Translate("Whoever keeps the VPC endpoint"),
            _ => Translate("An administrator of the account"),
        };
}
