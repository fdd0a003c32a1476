using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Delegation;

/// <summary>A delegation request in answers.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_DelegationRequest.html</remarks>
internal static class DelegationJson
{
    public static JsonObject Write(DelegationRequest request, DateTimeOffset now) =>
        new JsonObject
        {
            ["DelegationRequestId"] = request.Id,
            ["Description"] = request.Description,
            ["Permissions"] = JsonNode.Parse(request.Permissions.GetRawText()),
            ["PermissionPolicy"] = request.Policy.Text,
            ["State"] = DelegationRequests.StatusOf(request, now),
            ["ExpirationTime"] = JsonShapes.Timestamp(request.ExpiresAt),
            ["RequestorId"] = request.RequestorId,
            ["CreateDate"] = JsonShapes.Timestamp(request.CreatedAt),
            ["UpdatedTime"] = JsonShapes.Timestamp(request.UpdatedAt),
            ["SessionDuration"] = request.SessionSeconds,
            ["OnlySendByOwner"] = request.OnlySendByOwner,
        }
            .AddText("OwnerAccountId", request.OwnerAccountId)
            .AddText("OwnerId", request.OwnerId)
            .AddText("ApproverId", request.ApproverArn)
            .AddText("RequestMessage", request.Message)
            .AddText("RedirectUrl", request.RedirectUrl)
            .AddText("Notes", request.Notes)
            .AddText("RejectionReason", request.RejectionReason);
}
