using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Authorization;

/// <summary>AccessDenied in AWS's words: who, what, on what, which kind of policy said no, and the ARN of one that denies.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html and
/// https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns
/// </remarks>
internal static class DenialText
{
    /// <remarks>Of somebody whom a provider vouches for AWS says no more than what was not allowed.</remarks>
    public static LabError Of(OperationCall call, PermissionDetails denied) =>
        LabError.AccessDenied(
            call.Caller.Holder is not null
                ? $"Not authorized to perform {denied.Needed.Action}"
                : $"User: {call.Caller.Arn} is not authorized to perform: {denied.Needed.Action}"
                    + On(denied.Needed.Target)
                    + Reason(denied, IsAmongOwn(call, denied.Needed.Target))
        );

    private static string On(Target target) => target.Text.Length == 0 ? "" : $" on resource: {target.Text}";

    /// <summary>Strangers are not told which policy it was: caller and resource must be in one account or organization.</summary>
    private static bool IsAmongOwn(OperationCall call, Target target) =>
        target.Owner is not { } owner
        || owner == call.State.AccountId
        || call.Lab.OrganizationOf(call.State.AccountId)?.Find(owner) is not null;

    private static string Reason(PermissionDetails denied, bool isTold) =>
        denied.Result switch
        {
            // AWS always decides. The lab does not guess where a policy's text is not at hand, and never lets such a request in.
            { Decision: Decision.Unknown } => $" (the lab cannot decide: {Unknowns(denied.Result)})",
            { DecidedBy: null } => "",
            { Decision: Decision.ExplicitlyDenied, DecidedBy: { } type } =>
                $" with an explicit deny in {Article(type)} {type.ToPhrase()}{(isTold ? ArnOf(denied, type) : "")}",
            { DecidedBy: { } type } => $" because no {type.ToPhrase()} allows the {denied.Needed.Action} action",
        };

    private static string ArnOf(PermissionDetails denied, PolicyType type) =>
        denied
            .Matched.Where(match => match.Statement.PolicyType == type)
            .Select(match => match.Policy.Arn)
            .OfType<string>()
            .FirstOrDefault()
            is { } arn
            ? $": {arn}"
            : "";

    private static string Article(PolicyType type) =>
        type switch
        {
            PolicyType.Identity => "an",
            PolicyType.Trust => "the",
            _ => "a",
        };

    private static string Unknowns(EvaluationResult result) =>
        string.Join(' ', result.UnknownReasons.Select(reason => reason.Message));
}
