using System.Security.Cryptography;
using System.Text;
using AwsRadar.Lab.State;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Lab.Authentication;

/// <summary>
/// From a signed request to the one who signed it. Step 1: find the key. Step 2: check the session token. Step 3: check
/// the signature. Step 4: check that the session has not ended.
/// </summary>
internal static class Authenticator
{
    private const int Forbidden = 403;

    public static WireResult<Caller> Authenticate(
        LabState lab,
        WireRequest request,
        SignatureClaim claim,
        LabClock clock
    )
    {
        // Step 1
        if (FindKey(lab, claim.AccessKeyId) is not var (secret, caller))
        {
            return InvalidToken;
        }

        // Step 2
        if (!HasToken(claim, caller.Session))
        {
            return InvalidToken;
        }

        // Step 3
        if (
            SignatureVerifier.Check(request, claim, secret, region: null, claim.Scope.Service, clock.SignedAt) is
            { } error
        )
        {
            return error;
        }

        // Step 4
        return caller.Session is { } session && session.ExpiresAt <= clock.Now
            ? WireError.Service("ExpiredToken", "The security token included in the request is expired", Forbidden)
            : caller;
    }

    private static WireError InvalidToken =>
        WireError.Service("InvalidClientTokenId", "The security token included in the request is invalid.", Forbidden);

    private static (Secret Secret, Caller Caller)? FindKey(LabState lab, string keyId) =>
        lab.OwnerOfKey(keyId) is { } account && !lab.IsClosed(account.AccountId)
            ? FindRoot(account, keyId) ?? FindUserKey(account, keyId) ?? FindSession(account, keyId)
            : null;

    private static (Secret, Caller)? FindRoot(AccountState state, string keyId) =>
        state.RootCredentials is { } root && state.IsRootKey(keyId)
            ? (root.Secret, RootOf(state, keyId, session: null))
            : null;

    /// <summary>An inactive key is to AWS as if it were not there.</summary>
    private static (Secret, Caller)? FindUserKey(AccountState state, string keyId)
    {
        if (
            !state.AccessKeyOwners.TryGetValue(keyId, out var owner)
            || !state.Users.TryGetValue(owner, out var user)
            || user.AccessKeys.FirstOrDefault(key => key.Id.Equals(keyId, StringComparison.Ordinal)) is not { } key
        )
        {
            return null;
        }

        return key.IsActive
            ? (key.Credentials.Secret, new Caller(keyId, state.AccountId, user.Arn, user.Id, user, Session: null))
            : null;
    }

    /// <summary>A session ends with the user or role that it speaks for.</summary>
    private static (Secret, Caller)? FindSession(AccountState state, string keyId)
    {
        if (!state.Sessions.TryGetValue(keyId, out var session))
        {
            return null;
        }

        var caller = session switch
        {
            { RoleName: { } roleName } => OfRole(state, session, roleName),
            { UserName: { } userName } => OfUser(state, session, userName),
            _ => RootOf(state, keyId, session),
        };
        return caller is null ? null : (session.Credentials.Secret, AsFederated(state, caller, session));
    }

    private static Caller RootOf(AccountState state, string keyId, Session? session) =>
        new(keyId, state.AccountId, state.RootArn, state.AccountId.ToString(), Identity: null, session);

    private static Caller? OfRole(AccountState state, Session session, string roleName)
    {
        if (state.Roles.GetValueOrDefault(roleName) is not { } role || !IsSubject(role, session))
        {
            return null;
        }

        var arn = $"arn:aws:sts::{state.AccountId}:assumed-role/{role.Name}/{session.Name}";
        return new Caller(
            session.Credentials.AccessKeyId,
            state.AccountId,
            arn,
            $"{role.Id}:{session.Name}",
            role,
            session
        );
    }

    private static Caller? OfUser(AccountState state, Session session, string userName) =>
        state.Users.GetValueOrDefault(userName) is { } user && IsSubject(user, session)
            ? new Caller(session.Credentials.AccessKeyId, state.AccountId, user.Arn, user.Id, user, session)
            : null;

    private static Caller AsFederated(AccountState state, Caller caller, Session session) =>
        session.IsFederated
            ? caller with
            {
                Arn = $"arn:aws:sts::{state.AccountId}:federated-user/{session.Name}",
                UserId = $"{state.AccountId}:{session.Name}",
            }
            : caller;

    /// <summary>A user or role that was deleted and made again under the same name is another one.</summary>
    private static bool IsSubject(Identity identity, Session session) =>
        identity.Id.Equals(session.SubjectId, StringComparison.Ordinal);

    /// <summary>Temporary credentials come with their token, long-lived ones with none.</summary>
    private static bool HasToken(SignatureClaim claim, Session? session) =>
        session is null
            ? claim.SessionToken is null
            : CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(session.Token.Reveal()),
                Encoding.UTF8.GetBytes(claim.SessionToken ?? "")
            );
}
