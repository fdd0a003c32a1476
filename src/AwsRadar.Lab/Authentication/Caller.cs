using AwsRadar.Core.Arns;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Authentication;

/// <summary>Who makes a request.</summary>
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
    /// <summary>Nobody signed: only a token can tell who calls.</summary>
    public static Caller Anonymous { get; } = new("", default, "anonymous", "anonymous", Identity: null, Session: null);

    public bool IsRoot => Identity is null && !IsFederated && !IsAnonymous && Holder is null;

    /// <summary>A session made by <c>GetFederationToken</c>.</summary>
    public bool IsFederated => Session?.IsFederated is true;

    public bool IsAnonymous => ReferenceEquals(this, Anonymous);

    /// <summary>Whom an identity provider's token speaks for; null: the signature told who calls.</summary>
    public TokenHolder? Holder { get; private init; }

    /// <param name="account">The account of the role that the holder is about to assume.</param>
    public static Caller Of(TokenHolder holder, AccountId account) =>
        new("", account, holder.Provider, holder.Provider, Identity: null, Session: null) { Holder = holder };
}
