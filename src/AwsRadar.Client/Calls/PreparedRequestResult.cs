using System.Diagnostics.CodeAnalysis;

namespace AwsRadar.Client.Calls;

/// <summary>A request that was not sent, or why there is none.</summary>
public sealed record PreparedRequestResult(PreparedRequest? Request, CallError? Error)
{
    [MemberNotNullWhen(true, nameof(Request))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsPrepared => Request is not null;
}
