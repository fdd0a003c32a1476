using System.Collections.Immutable;

namespace AwsRadar.Core.Reference;

/// <summary>Which permission an API operation needs.</summary>
/// <param name="Actions">
/// The actions as policies write them, such as <c>s3:ListAllMyBuckets</c>. Where the request decides which of several is
/// needed (a PartiQL statement, a transaction) all of them are here. Their dependent actions are not.
/// </param>
/// <param name="Reason">Why no policy is asked, or why the action is unknown; null otherwise.</param>
public sealed record NeededActions(NeededActionsKind Kind, ImmutableArray<string> Actions, string? Reason = null);

/// <summary>What is known about an operation's permission.</summary>
public enum NeededActionsKind
{
    /// <summary>The reference has no action for the operation: it may need one all the same.</summary>
    Unknown,

    /// <summary>Policies must allow the actions.</summary>
    Actions,

    /// <summary>Something else than a policy authorizes the call.</summary>
    NoneNeeded,
}
