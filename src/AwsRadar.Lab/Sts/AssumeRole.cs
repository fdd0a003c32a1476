using System.Collections.Immutable;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Sts;

/// <summary>Credentials of a role, for those whom its trust policy lets in.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</remarks>
internal static class AssumeRole
{
    private const int DefaultSeconds = 3600;

    public static Operation Operation { get; } =
        Operations.Operation.On("AssumeRole", AssumableRole.TargetOf, Assume) with
        {
            AlsoNeeds = AlsoNeeds,
        };

    private static OperationResult Assume(OperationCall call)
    {
        if (AssumableRole.Find(call) is not var (account, role))
        {
            return LabError.AccessDenied(
                $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {call.Text("RoleArn")}"
            );
        }

        ImmutableArray<PolicyContent> policies = [];
        var tags = ResourceTags.Empty;
        var size = PackedSession.SizeOf(call, call.Tags());
        var refusal =
            MfaCode.Check(call)
            ?? CheckDuration(call, role)
            ?? CheckSourceIdentity(call)
            ?? SessionPolicies.Read(call, account, out policies)
            ?? SessionTags.Read(call, out tags)
            ?? PackedSession.Check(size);
        if (refusal is not null)
        {
            return refusal;
        }

        var session = SessionIssue.Create(call, call.OptionalNumber("DurationSeconds") ?? DefaultSeconds) with
        {
            RoleName = role.Name,
            SubjectId = role.Id,
            Name = call.Text("RoleSessionName"),
            Policies = policies,
            Tags = tags,
            TransitiveTagKeys = SessionTags.TransitiveKeys(call),
            SourceIdentity = call.OptionalText("SourceIdentity") ?? call.Caller.Session?.SourceIdentity,
        };
        return AssumableRole
            .Use(call, call.Lab.With(MfaCode.Use(call)), role, session)
            .Answer(AssumableRole.Describe(account, role, session).AddPackedSize(size));
    }

    private static LabError? CheckDuration(OperationCall call, Role role)
    {
        var seconds = call.OptionalNumber("DurationSeconds") ?? DefaultSeconds;
        if (call.Caller.Session?.RoleName is not null && seconds > DefaultSeconds)
        {
            return LabError.Validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
            );
        }

        return AssumableRole.CheckDuration(role, seconds);
    }

    private static LabError? CheckSourceIdentity(OperationCall call) =>
        call.Caller.Session?.SourceIdentity is { } given
        && call.OptionalText("SourceIdentity") is { } asked
        && !asked.Equals(given, StringComparison.Ordinal)
            ? LabError.AccessDenied("The source identity of a session cannot be changed.")
            : null;

    /// <summary>Tags and a source identity are permissions of their own, on both sides.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required</remarks>
    private static IEnumerable<Permission> AlsoNeeds(OperationCall call)
    {
        if (call.Has("Tags") || call.Caller.Session is { TransitiveTagKeys.IsEmpty: false })
        {
            yield return new Permission("sts:TagSession", AssumableRole.TargetOf(call));
        }

        if (call.Has("SourceIdentity") || call.Caller.Session?.SourceIdentity is not null)
        {
            yield return new Permission("sts:SetSourceIdentity", AssumableRole.TargetOf(call));
        }
    }
}
