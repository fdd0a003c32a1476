using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>
/// Credentials for somebody else, within the permissions of the user who asks: they can do what the user's policies and
/// the session policies both allow.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html</remarks>
internal static class FederationToken
{
    private const int DefaultSeconds = 12 * 3600;
    private const int MaxRootSeconds = 3600;

    public static Operation Operation { get; } =
        Operations.Operation.On("GetFederationToken", TargetOf, Get) with
        {
            AlsoNeeds = call => call.Has("Tags") ? [new Permission("sts:TagSession", TargetOf(call))] : [],
        };

    private static OperationResult Get(OperationCall call)
    {
        if (call.Caller.Session is not null)
        {
            return LabError.AccessDenied("Cannot call GetFederationToken with session credentials");
        }

        var tags = ResourceTags.Empty;
        var size = PackedSession.SizeOf(call, call.Tags());
        if (
            (
                SessionPolicies.Read(call, call.State, out var policies)
                ?? SessionTags.Read(call, out tags)
                ?? PackedSession.Check(size)
            ) is
            { } refusal
        )
        {
            return refusal;
        }

        var seconds = call.OptionalNumber("DurationSeconds") ?? DefaultSeconds;
        var session = SessionIssue.Create(call, call.Caller.IsRoot ? Math.Min(seconds, MaxRootSeconds) : seconds) with
        {
            IsFederated = true,
            Name = call.Text("Name"),
            UserName = call.Caller.Identity?.Name,
            SubjectId = call.Caller.Identity?.Id,
            Policies = policies,
            Tags = tags,
        };
        var output = new JsonObject
        {
            ["Credentials"] = SessionIssue.Write(session),
            ["FederatedUser"] = new JsonObject
            {
                ["FederatedUserId"] = $"{call.State.AccountId}:{session.Name}",
                ["Arn"] = TargetOf(call).Arn,
            },
        }.AddPackedSize(size);
        return SessionIssue.Add(call.State, session, call.Now).Answer(output);
    }

    private static Target TargetOf(OperationCall call) =>
        Target.At($"arn:aws:sts::{call.State.AccountId}:federated-user/{call.Text("Name")}");
}
