using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;

namespace AwsRadar.Core.Evaluation;

/// <summary>The question: who asks to do what to which resource, under which circumstances.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-reqcontext.html</remarks>
public sealed record RequestContext
{
    public required RequestPrincipal Principal { get; init; }

    /// <summary><c>service:Action</c>; upper and lower case are alike.</summary>
    public required string Action { get; init; }

    /// <summary>One ARN, or <c>*</c> for an action that works on no particular resource.</summary>
    public required string Resource { get; init; }

    /// <summary>
    /// The account that owns the resource. Null: the account in the ARN; where the ARN has none, as with buckets, the
    /// owner is not known, and the answer is unknown wherever it depends on that.
    /// </summary>
    public AccountId? ResourceAccount { get; init; }

    public ContextKeys Context { get; init; } = ContextKeys.Empty;

    /// <summary>
    /// The request stands for one about each resource that <see cref="Resource"/> names, taken as a pattern: what a
    /// statement says of some of them only is unknown.
    /// </summary>
    internal bool IsAboutEachResource { get; init; }
}
