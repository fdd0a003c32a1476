using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access;

/// <summary>What somebody may do, or may be able to do, and to what.</summary>
/// <param name="Actions">To all of which the same answer was given.</param>
/// <param name="Resource">An ARN; with wildcards where <paramref name="IsPattern"/>; <c>*</c>: an action on nothing in particular, or every resource.</param>
/// <param name="IsPattern">The resource names all that fit it.</param>
/// <param name="IsWhole">It holds for each of them; otherwise for some, while others may be denied.</param>
/// <param name="Conditions">On what it turns, as far as that is known; all there is where it is <see cref="Possibility.Conditional"/>.</param>
/// <param name="Answer">
/// The answer for the resource, or for one of those that fit; given to somebody whose policies say the same about it, where
/// that is known to be so of many.
/// </param>
public sealed record AccessGrant(
    ImmutableArray<string> Actions,
    string Resource,
    bool IsPattern,
    bool IsWhole,
    Possibility Possibility,
    ImmutableArray<StatementCondition> Conditions,
    AccessAnswer Answer
)
{
    /// <summary>Statements that allow it for certain where only what others say is open: a Deny under a condition, a limit.</summary>
    public ImmutableArray<MatchedStatement> Allowing { get; init; } = [];
}

/// <summary>How sure it is that somebody may do something; the surest first.</summary>
public enum Possibility
{
    Allowed,

    /// <summary>Allowed wherever the conditions hold that go with it; nothing else is unknown.</summary>
    Conditional,

    /// <summary>What is known does not decide it.</summary>
    Unknown,
}
