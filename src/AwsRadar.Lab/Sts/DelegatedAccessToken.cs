using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Iam.Simulator;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>
/// Credentials for a token that somebody had sent to a partner: what the one who accepted the request may do, as far as the
/// request asked for it.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html</remarks>
internal static class DelegatedAccessToken
{
    public static Operation Operation { get; } =
        Operations.Operation.On("GetDelegatedAccessToken", Subjects.Everything, Get);

    private static OperationResult Get(OperationCall call)
    {
        var request = call.State.DelegationRequests.Values.FirstOrDefault(one => IsTokenOf(call, one));
        if (
            request is not { TokenSentAt: { } sentAt, OwnerAccountId: { } owner, ApproverArn: { } arn }
            || call.Lab.Find(owner) is not { } account
        )
        {
            return LabError.AccessDenied("The trade-in token is not one that was sent to this account.");
        }

        var end = sentAt.AddSeconds(request.SessionSeconds);
        if (end <= call.Now)
        {
            return new LabError("ExpiredTradeInTokenException", 400, "The trade-in token has expired.");
        }

        var approver = SimulatedPrincipal.FindBy(account, arn);
        if (approver is null && arn != account.RootArn)
        {
            return LabError.AccessDenied("The principal whose permissions were delegated does not exist any more.");
        }

        var session = SessionIssue.Create(call, request.SessionSeconds) with
        {
            ExpiresAt = end,
            RoleName = (approver as Role)?.Name,
            UserName = (approver as User)?.Name,
            SubjectId = approver?.Id,
            Name = $"delegation-{request.RequestorId}",
            Policies = [request.Policy],
            IsDelegated = true,
        };
        return call
            .Lab.With(SessionIssue.Add(account, session, call.Now))
            .Answer(new JsonObject { ["Credentials"] = SessionIssue.Write(session), ["AssumedPrincipal"] = arn });
    }

    private static bool IsTokenOf(OperationCall call, DelegationRequest request) =>
        request.Token is { } token
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(token.Reveal()),
            Encoding.UTF8.GetBytes(call.Text("TradeInToken"))
        );
}
