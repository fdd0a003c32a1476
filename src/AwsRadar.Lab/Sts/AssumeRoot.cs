using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Iam.RootAccess;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>Credentials of a member account's root user for one task, which a policy of AWS's limits them to.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html</remarks>
internal static class AssumeRoot
{
    private const int MaxSeconds = 900;
    private const string TaskPolicies = "arn:aws:iam::aws:policy/root-task/";

    /// <summary>The policies of the tasks do nothing but deny: what they leave, the root user may.</summary>
    private static readonly PolicyContent RootUser = new(
        "root user",
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        PolicyType.Session
    );

    public static Operation Operation { get; } =
        Operations.Operation.On("AssumeRoot", TargetOf, Assume) with
        {
            Keys = call => [KeyValuePair.Create("sts:TaskPolicyArn", (ContextValue)TaskOf(call))],
        };

    private static OperationResult Assume(OperationCall call)
    {
        if (
            RootFeatures.Check(call, out var organization) is not null
            || !RootFeatures.Of(call.Lab, organization!).Contains(RootFeatures.Sessions, StringComparer.Ordinal)
            || AccountOf(call) is not { } id
            || organization!.Find(id) is null
            || organization.IsManagement(id)
            || call.Lab.IsClosed(id)
            || call.Lab.Find(id) is not { } member
        )
        {
            return LabError.AccessDenied(
                $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRoot on resource: {TargetOf(call).Arn}"
            );
        }

        if (
            !TaskOf(call).StartsWith(TaskPolicies, StringComparison.Ordinal)
            || ManagedPolicies.Find(call.State, TaskOf(call)) is not { } task
        )
        {
            return LabError.Validation($"The task policy {TaskOf(call)} is not one of AWS's policies for root tasks.");
        }

        var session = SessionIssue.Create(call, call.OptionalNumber("DurationSeconds") ?? MaxSeconds) with
        {
            Policies = [RootUser, new PolicyContent(task.Arn, task.DefaultVersion.Content.Text, PolicyType.Session)],
            SourceIdentity = call.Caller.Session?.SourceIdentity,
            IsRootTask = true,
        };
        return call
            .Lab.With(SessionIssue.Add(member, session, call.Now))
            .Answer(
                new JsonObject { ["Credentials"] = SessionIssue.Write(session) }.AddText(
                    "SourceIdentity",
                    session.SourceIdentity
                )
            );
    }

    /// <summary>
    /// The member's root user. It has no policy of its own, so that the caller's side alone decides: to policies the
    /// request stays within the caller's account.
    /// </summary>
    private static Target TargetOf(OperationCall call) =>
        AccountOf(call) is { } account ? Target.At($"arn:aws:iam::{account}:root") : Target.Everything;

    /// <summary>As twelve digits, or as the root user's ARN.</summary>
    private static AccountId? AccountOf(OperationCall call)
    {
        var principal = call.Text("TargetPrincipal");
        var id = Arn.TryParse(principal, out var arn) && arn.Resource is "root" ? arn.Account : principal;
        return AccountId.TryParse(id, out var account) ? account : null;
    }

    private static string TaskOf(OperationCall call) =>
        call.Input.GetProperty("TaskPolicyArn").TryGetProperty("arn", out var arn) ? arn.GetString() ?? "" : "";
}
