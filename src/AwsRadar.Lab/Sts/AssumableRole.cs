using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>The role in <c>RoleArn</c>, that is about to be assumed, and the account that it is in.</summary>
internal static class AssumableRole
{
    /// <summary>Null when the lab has no such role, or its account is closed. The account need not be the caller's.</summary>
    public static (AccountState Account, Role Role)? Find(OperationCall call)
    {
        var arn = call.Text("RoleArn");
        return
            AccountOf(arn) is { } id
            && call.Lab.Find(id) is { } account
            && !call.Lab.IsClosed(id)
            && account.Roles.GetValueOrDefault(arn[(arn.LastIndexOf('/') + 1)..]) is { } role
            && role.Arn.Equals(arn, StringComparison.Ordinal)
            ? (account, role)
            : null;
    }

    public static Target TargetOf(OperationCall call)
    {
        var arn = call.Text("RoleArn");
        var role = Find(call)?.Role;
        return Target.At(arn) with { Resource = role, Policy = role?.TrustPolicy, Owner = AccountOf(arn) };
    }

    public static LabError? CheckDuration(Role role, int seconds) =>
        seconds > role.MaxSessionSeconds
            ? LabError.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
            : null;

    /// <summary>What each of the operations answers.</summary>
    public static JsonObject Describe(AccountState account, Role role, Session session) =>
        new JsonObject
        {
            ["Credentials"] = SessionIssue.Write(session),
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = $"{role.Id}:{session.Name}",
                ["Arn"] = $"arn:aws:sts::{account.AccountId}:assumed-role/{role.Name}/{session.Name}",
            },
        }.AddText("SourceIdentity", session.SourceIdentity);

    /// <summary>The lab in which the role was just used, with its new session.</summary>
    /// <param name="lab">With all else that the call changed.</param>
    public static LabState Use(OperationCall call, LabState lab, Role role, Session session)
    {
        var account = lab.Find(AccountOf(role.Arn)!.Value)!;
        var used = account.With(role with { LastUsed = new RoleLastUsed(call.Now, call.Region) });
        return lab.With(SessionIssue.Add(used, session, call.Now));
    }

    private static AccountId? AccountOf(string arn) =>
        Arn.TryParse(arn, out var parsed) && AccountId.TryParse(parsed.Account, out var account) ? account : null;
}
