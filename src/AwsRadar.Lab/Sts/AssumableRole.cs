using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>The role in <c>RoleArn</c>, that is about to be assumed.</summary>
internal static class AssumableRole
{
    public static Role? Find(OperationCall call)
    {
        var arn = call.Text("RoleArn");
        var role = call.State.Roles.GetValueOrDefault(arn[(arn.LastIndexOf('/') + 1)..]);
        return role is not null && role.Arn.Equals(arn, StringComparison.Ordinal) ? role : null;
    }

    public static Target TargetOf(OperationCall call)
    {
        var role = Find(call);
        return Target.At(call.Text("RoleArn")) with { Resource = role, Policy = role?.TrustPolicy };
    }

    public static LabError? CheckDuration(Role role, int seconds) =>
        seconds > role.MaxSessionSeconds
            ? LabError.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
            : null;

    /// <summary>What each of the operations answers.</summary>
    public static JsonObject Describe(OperationCall call, Role role, Session session) =>
        new JsonObject
        {
            ["Credentials"] = SessionIssue.Write(session),
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = $"{role.Id}:{session.Name}",
                ["Arn"] = $"arn:aws:sts::{call.State.AccountId}:assumed-role/{role.Name}/{session.Name}",
            },
        }.AddText("SourceIdentity", session.SourceIdentity);

    /// <summary>The account in which the role was just used.</summary>
    public static AccountState Used(OperationCall call, Role role) =>
        call.State.With(role with { LastUsed = new RoleLastUsed(call.Now, call.Region) });
}
