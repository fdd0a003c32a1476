using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Authorization;

/// <summary>AccessDenied in AWS's words: who, what, on what, and which kind of policy said no.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
internal static class DenialText
{
    /// <remarks>Of somebody whom a provider vouches for AWS says no more than what was not allowed.</remarks>
    public static LabError Of(Caller caller, Permission needed, EvaluationResult result) =>
        LabError.AccessDenied(
            caller.Holder is not null
                ? $"Not authorized to perform {needed.Action}"
                : $"User: {caller.Arn} is not authorized to perform: {needed.Action}{On(needed.Target)}"
                    + Reason(needed.Action, result)
        );

    private static string On(Target target) => target.Text.Length == 0 ? "" : $" on resource: {target.Text}";

    private static string Reason(string action, EvaluationResult result) =>
        result switch
        {
            // AWS always decides. The lab does not guess where a policy's text is not at hand, and never lets such a request in.
            { Decision: Decision.Unknown } => $" (the lab cannot decide: {Unknowns(result)})",
            { DecidedBy: null } => "",
            { Decision: Decision.ExplicitlyDenied, DecidedBy: { } type } =>
                $" with an explicit deny in {Article(type)} {type.ToPhrase()}",
            { DecidedBy: { } type } => $" because no {type.ToPhrase()} allows the {action} action",
        };

    private static string Article(PolicyType type) => type is PolicyType.Identity ? "an" : "a";

    private static string Unknowns(EvaluationResult result) =>
        string.Join(' ', result.UnknownReasons.Select(reason => reason.Message));
}
