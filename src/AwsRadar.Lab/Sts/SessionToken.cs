using System.Text.Json.Nodes;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Sts;

/// <summary>Temporary credentials of the user who asks, with an MFA code if one is given. It needs no permission.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html</remarks>
internal static class SessionToken
{
    private const int DefaultSeconds = 12 * 3600;
    private const int MaxRootSeconds = 3600;

    public static Operation Operation { get; } =
        new()
        {
            Name = "GetSessionToken",
            Target = null,
            Handle = Get,
        };

    private static OperationResult Get(OperationCall call)
    {
        if (call.Caller.Session is not null)
        {
            return LabError.AccessDenied("Cannot call GetSessionToken with session credentials");
        }

        if (MfaCode.Check(call) is { } error)
        {
            return error;
        }

        var seconds = call.OptionalNumber("DurationSeconds") ?? DefaultSeconds;
        var session = SessionIssue.Create(call, call.Caller.IsRoot ? Math.Min(seconds, MaxRootSeconds) : seconds) with
        {
            UserName = call.Caller.Identity?.Name,
            SubjectId = call.Caller.Identity?.Id,
            HasMfa = call.Has("TokenCode"),
        };
        return SessionIssue
            .Add(MfaCode.Use(call), session, call.Now)
            .Answer(new JsonObject { ["Credentials"] = SessionIssue.Write(session) });
    }
}
