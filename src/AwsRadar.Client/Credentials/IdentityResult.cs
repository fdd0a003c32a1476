using System.Diagnostics.CodeAnalysis;
using AwsRadar.Client.Calls;

namespace AwsRadar.Client.Credentials;

/// <summary>The identity that a client uses, or why there is none.</summary>
public sealed record IdentityResult(CallerIdentity? Identity, CallError? Error)
{
    [MemberNotNullWhen(true, nameof(Identity))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsFound => Identity is not null;
}
