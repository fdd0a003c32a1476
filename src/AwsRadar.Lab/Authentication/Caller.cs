using AwsRadar.Core.Arns;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Authentication;

/// <summary>Who signed a request.</summary>
/// <param name="AccessKeyId">The key that signed.</param>
/// <param name="Account">The account that the caller acts in.</param>
/// <param name="Arn">As <c>GetCallerIdentity</c> shows it.</param>
/// <param name="UserId">As <c>GetCallerIdentity</c> shows it, and the value of <c>aws:userid</c>.</param>
/// <param name="Identity">The user or role; null for the root user and those for whom it called.</param>
/// <param name="Session">The temporary credentials, if it was these that signed.</param>
internal sealed record Caller(
    string AccessKeyId,
    AccountId Account,
    string Arn,
    string UserId,
    Identity? Identity,
    Session? Session
)
{
    public bool IsRoot => Identity is null && !IsFederated;

    /// <summary>A session made by <c>GetFederationToken</c>.</summary>
    public bool IsFederated => Session?.IsFederated is true;
}
