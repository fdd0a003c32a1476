using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab.Sts;

/// <summary>New temporary credentials.</summary>
internal static class SessionIssue
{
    private const int TokenBytes = 96;

    public static Session Create(OperationCall call, int seconds) =>
        new()
        {
            Credentials = SecretKeys.Create("ASIA"),
            Token = new Secret(Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes))),
            IssuedAt = call.Now,
            ExpiresAt = call.Now.AddSeconds(seconds),
        };

    /// <summary>The account with the session. Sessions that ended a day ago are forgotten; until then they are known as expired.</summary>
    public static AccountState Add(AccountState state, Session session, DateTimeOffset now)
    {
        var forgotten = state
            .Sessions.Where(entry => entry.Value.ExpiresAt < now.AddDays(-1))
            .Select(entry => entry.Key);
        return state with
        {
            Sessions = state.Sessions.RemoveRange(forgotten).Add(session.Credentials.AccessKeyId, session),
        };
    }

    /// <summary>The credentials in answers: the one time that the secret is told.</summary>
    public static JsonObject Write(Session session) =>
        new()
        {
            ["AccessKeyId"] = session.Credentials.AccessKeyId,
            ["SecretAccessKey"] = session.Credentials.SecretAccessKey,
            ["SessionToken"] = session.Token.Reveal(),
            ["Expiration"] = JsonShapes.Timestamp(session.ExpiresAt),
        };
}
