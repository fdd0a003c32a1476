using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Denials;

/// <summary>A denied request, as far as it is known.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
public sealed record Denial
{
    /// <summary>The ARN of who was denied; null where AWS does not say.</summary>
    public string? Principal { get; init; }

    /// <summary>The action that was denied; where AWS names none, those that the operation is known to need.</summary>
    public required ImmutableArray<string> Actions { get; init; }

    /// <summary>Whether AWS named the action.</summary>
    public bool IsActionNamed { get; init; } = true;

    /// <summary>As AWS names it: an ARN, or <c>*</c>; null where it names none.</summary>
    public string? Resource { get; init; }

    /// <summary>The policy type that said no; null where AWS does not say.</summary>
    public PolicyType? DecidedBy { get; init; }

    /// <summary>Whether a statement forbids it.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>The ARN of the policy that forbids it; null where AWS does not say.</summary>
    public string? PolicyArn { get; init; }

    /// <summary>The statements that forbid it; empty where nobody told.</summary>
    public ImmutableArray<DenyingStatement> Statements { get; init; } = [];
}
