using AwsRadar.Core.Conditions;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Delegation;

/// <summary>The requests of all accounts, as the one who calls may see them.</summary>
internal static class DelegationRequests
{
    /// <summary>The request in <c>DelegationRequestId</c>; null: it is none, or another account's.</summary>
    public static DelegationRequest? Find(OperationCall call) => Find(call, call.Text("DelegationRequestId"));

    public static DelegationRequest? Find(OperationCall call, string id)
    {
        var account = call.State.AccountId.ToString();
        return call
            .Lab.Accounts.Values.Select(state => state.DelegationRequests.GetValueOrDefault(id))
            .FirstOrDefault(request =>
                request is not null
                && (
                    request.OwnerAccountId is null
                    || request.OwnerAccountId.Equals(account, StringComparison.Ordinal)
                    || request.RequestorId.Equals(account, StringComparison.Ordinal)
                )
            );
    }

    public static LabError Missing(OperationCall call) => Missing(call.Text("DelegationRequestId"));

    public static LabError Missing(string id) =>
        LabError.NoSuchEntity($"The delegation request with id {id} cannot be found.");

    /// <summary>As it is now: what nobody took further in time has expired.</summary>
    public static string StatusOf(DelegationRequest request, DateTimeOffset now) =>
        request.ExpiresAt <= now && request.Status is not "FINALIZED" ? "EXPIRED" : request.Status;

    /// <summary>The lab with the request in the place of the one of the same id.</summary>
    public static LabState With(OperationCall call, DelegationRequest request)
    {
        var requestor = call.Lab.Find(request.RequestorId)!;
        return call.Lab.With(
            requestor with
            {
                DelegationRequests = requestor.DelegationRequests.SetItem(
                    request.Id,
                    request with
                    {
                        UpdatedAt = call.Now,
                    }
                ),
            }
        );
    }

    public static Target TargetOf(OperationCall call) =>
        Target.At(call.State.Arn($"delegation-request/{call.Text("DelegationRequestId")}"));

    /// <summary>Who owns the request that the call is about.</summary>
    public static IEnumerable<KeyValuePair<string, ContextValue>> OwnerKey(OperationCall call) =>
        Find(call)?.OwnerId is { } owner
            ? [KeyValuePair.Create("iam:DelegationRequestOwner", (ContextValue)owner)]
            : [];
}
