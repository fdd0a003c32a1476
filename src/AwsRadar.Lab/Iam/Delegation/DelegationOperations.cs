using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AwsRadar.Core.Conditions;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab.Iam.Delegation;

/// <summary>
/// Requests for temporary access from their making to the token that is sent for them: taken on, explained, accepted or
/// rejected, and sent.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateDelegationRequest.html and its siblings,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html
/// </remarks>
internal static class DelegationOperations
{
    private const int TokenBytes = 96;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateDelegationRequest", call => Target.At(call.State.Arn("delegation-request/*")), Create) with
        {
            Keys = KeysOfNew,
        },
        On("GetDelegationRequest", Get),
        Operation.On("ListDelegationRequests", Subjects.Everything, List) with
        {
            Keys = call =>
                call.OptionalText("OwnerId") is { } owner
                    ? [KeyValuePair.Create("iam:DelegationRequestOwner", (ContextValue)owner)]
                    : [],
        },
        On("AssociateDelegationRequest", Associate),
        On("UpdateDelegationRequest", Update),
        On("AcceptDelegationRequest", Accept),
        On("RejectDelegationRequest", Reject),
        On("SendDelegationToken", Send),
        Operation.On("GetHumanReadableSummary", call => Target.At(call.Text("EntityArn")), Summarize),
    ];

    private static Operation On(string name, Func<OperationCall, DelegationRequest, OperationResult> handle) =>
        Operation.On(
            name,
            DelegationRequests.TargetOf,
            call =>
                DelegationRequests.Find(call) is { } request ? handle(call, request) : DelegationRequests.Missing(call)
        ) with
        {
            Keys = DelegationRequests.OwnerKey,
        };

    private static OperationResult Create(OperationCall call)
    {
        var workflow = call.Text("RequestorWorkflowId");
        if (call.State.DelegationRequests.Values.Any(one => one.WorkflowId.Equals(workflow, StringComparison.Ordinal)))
        {
            return LabError.AlreadyExists($"A delegation request with the workflow id {workflow} already exists.");
        }

        var permissions = call.Input.GetProperty("Permissions").Clone();
        if (DelegationTemplate.Fill(call, permissions, out var policy) is { } error)
        {
            return error;
        }

        var request = new DelegationRequest
        {
            Id = Guid.NewGuid().ToString(),
            RequestorId = call.State.AccountId.ToString(),
            WorkflowId = workflow,
            Description = call.Text("Description"),
            Message = call.OptionalText("RequestMessage"),
            Permissions = permissions,
            Policy = policy!,
            RedirectUrl = call.OptionalText("RedirectUrl"),
            NotificationChannel = call.Text("NotificationChannel"),
            SessionSeconds = call.OptionalNumber("SessionDuration") ?? 0,
            OnlySendByOwner = call.Flag("OnlySendByOwner"),
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
            ExpiresAt = call.Now + Lifetime,
            Status = "UNASSIGNED",
            OwnerAccountId = call.OptionalText("OwnerAccountId"),
        };
        return DelegationRequests
            .With(call, request)
            .Answer(
                new JsonObject
                {
                    ["DelegationRequestId"] = request.Id,
                    ["ConsoleDeepLink"] = $"https://console.aws.amazon.com/iam/home#/delegation-requests/{request.Id}",
                }
            );
    }

    private static OperationResult Get(OperationCall call, DelegationRequest request)
    {
        var output = new JsonObject { ["DelegationRequest"] = DelegationJson.Write(request, call.Now) };
        if (call.Flag("DelegationPermissionCheck"))
        {
            output["PermissionCheckStatus"] = "COMPLETE";
            output["PermissionCheckResult"] = DelegationPermissionCheck.Run(call, request);
        }

        return output;
    }

    /// <summary>A request that nobody has taken on is in nobody's list.</summary>
    private static OperationResult List(OperationCall call)
    {
        var account = call.State.AccountId.ToString();
        var requests = call
            .Lab.Accounts.Values.SelectMany(state => state.DelegationRequests.Values)
            .Where(request =>
                account.Equals(request.OwnerAccountId, StringComparison.Ordinal)
                && request.OwnerId is { } owner
                && (call.OptionalText("OwnerId") is not { } asked || asked.Equals(owner, StringComparison.Ordinal))
            )
            .OrderBy(request => request.Id, StringComparer.OrdinalIgnoreCase);
        var result = call.Page(
            "DelegationRequests",
            requests,
            request => request.Id,
            request => DelegationJson.Write(request, call.Now)
        );
        if (result.Output is { } output)
        {
            // This one operation writes the member in small letters.
            output["isTruncated"] = output["IsTruncated"]!.DeepClone();
            output.Remove("IsTruncated");
        }

        return result;
    }

    private static OperationResult Associate(OperationCall call, DelegationRequest request) =>
        DelegationRequests.StatusOf(request, call.Now) is not "UNASSIGNED" ? NotNow(call, request, "be associated")
        : request.OwnerAccountId is { } owner && owner != call.State.AccountId.ToString()
            ? LabError.InvalidInput("The delegation request is meant for another account.")
        : DelegationRequests.With(
            call,
            request with
            {
                Status = "ASSIGNED",
                OwnerAccountId = call.State.AccountId.ToString(),
                OwnerId = call.Caller.Arn,
            }
        );

    private static OperationResult Update(OperationCall call, DelegationRequest request) =>
        DelegationRequests.StatusOf(request, call.Now) is not ("ASSIGNED" or "PENDING_APPROVAL")
            ? NotNow(call, request, "be updated")
            : DelegationRequests.With(
                call,
                request with
                {
                    Status = "PENDING_APPROVAL",
                    Notes = call.OptionalText("Notes") ?? request.Notes,
                }
            );

    private static OperationResult Accept(OperationCall call, DelegationRequest request)
    {
        if (DelegationRequests.StatusOf(request, call.Now) is not ("ASSIGNED" or "PENDING_APPROVAL"))
        {
            return NotNow(call, request, "be accepted");
        }

        var approver = call.Caller.Identity?.Arn ?? call.State.RootArn;
        return DelegationRequests.With(call, request with { Status = "ACCEPTED", ApproverArn = approver });
    }

    private static OperationResult Reject(OperationCall call, DelegationRequest request) =>
        DelegationRequests.StatusOf(request, call.Now) is not ("ASSIGNED" or "PENDING_APPROVAL" or "ACCEPTED")
            ? NotNow(call, request, "be rejected")
            : DelegationRequests.With(
                call,
                request with
                {
                    Status = "REJECTED",
                    RejectionReason = call.OptionalText("Notes"),
                    ExpiresAt = call.Now + Lifetime,
                }
            );

    private static OperationResult Send(OperationCall call, DelegationRequest request)
    {
        if (DelegationRequests.StatusOf(request, call.Now) is not "ACCEPTED")
        {
            return NotNow(call, request, "have its token sent");
        }

        return request.OnlySendByOwner && request.OwnerId != call.Caller.Arn
            ? LabError.InvalidInput("Only the owner of the delegation request may send its token.")
            : DelegationRequests.With(
                call,
                request with
                {
                    Status = "FINALIZED",
                    Token = new Secret(Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes))),
                    TokenSentAt = call.Now,
                }
            );
    }

    private static OperationResult Summarize(OperationCall call)
    {
        var arn = call.Text("EntityArn");
        const string Kind = ":delegation-request/";
        if (arn.IndexOf(Kind, StringComparison.Ordinal) is not (> 0 and var place))
        {
            return LabError.InvalidInput($"The entity {arn} is not a delegation request.");
        }

        var id = arn[(place + Kind.Length)..];
        if (DelegationRequests.Find(call, id) is not { } request)
        {
            return DelegationRequests.Missing(id);
        }

        var locale = call.OptionalText("Locale") ?? "en";
        var isEnglish = locale is "en" || locale.StartsWith("en-", StringComparison.Ordinal);
        return new JsonObject
        {
            ["Locale"] = locale,
            ["SummaryState"] = isEnglish ? "AVAILABLE" : "NOT_SUPPORTED",
        }.AddIf(isEnglish, "SummaryContent", () => DelegationSummary.Write(request));
    }

    private static LabError NotNow(OperationCall call, DelegationRequest request, string what) =>
        LabError.InvalidInput(
            $"A delegation request that is {DelegationRequests.StatusOf(request, call.Now)} cannot {what}."
        );

    private static IEnumerable<KeyValuePair<string, ContextValue>> KeysOfNew(OperationCall call)
    {
        yield return KeyValuePair.Create(
            "iam:DelegationDuration",
            (ContextValue)JsonShapes.Number(call.OptionalNumber("SessionDuration") ?? 0)
        );
        yield return KeyValuePair.Create("iam:NotificationChannel", (ContextValue)call.Text("NotificationChannel"));
        if (
            call.Input.GetProperty("Permissions").TryGetProperty("PolicyTemplateArn", out var template)
            && template.GetString() is { } arn
        )
        {
            yield return KeyValuePair.Create("iam:TemplateArn", (ContextValue)arn);
        }
    }
}
