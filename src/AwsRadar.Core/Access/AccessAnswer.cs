using System.Collections.Immutable;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Access;

/// <summary>The answer to a question, and what it rests on.</summary>
/// <param name="Request">The question with what the snapshot knows of its circumstances.</param>
/// <param name="Policies">The policies that were asked.</param>
/// <param name="Assumed">
/// Types of policies that were not read and could forbid what is allowed: the answer holds if they do not. Empty unless
/// the decision is <see cref="Decision.Allowed"/>.
/// </param>
public sealed record AccessAnswer(
    RequestContext Request,
    PolicySet Policies,
    EvaluationResult Result,
    ImmutableArray<PolicyType> Assumed
)
{
    /// <summary>The resource's own policy that was asked, even where what is not known outweighs it; null: there was none.</summary>
    internal NamedPolicy? ResourcePolicy { get; init; }

    /// <summary>
    /// Permissions that the scan lacked to read what bears on the resource, such as <c>s3:GetBucketPolicy</c>; empty unless the
    /// decision is <see cref="Decision.Unknown"/>.
    /// </summary>
    public ImmutableArray<string> MissingPermissions { get; init; } = [];

    /// <summary>
    /// Types of policies of the organization that AWS did not tell: the request is allowed unless one of those denies it. Empty
    /// unless the decision is <see cref="Decision.Unknown"/> for this reason alone.
    /// </summary>
    public ImmutableArray<PolicyType> AllowedUnless
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The statements that allow it where <see cref="AllowedUnless"/> is not empty.</summary>
    public ImmutableArray<MatchedStatement> AllowingStatements
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Each statement that was asked and what it said, in AWS's order.</summary>
    public ImmutableArray<StatementExplanation> Explain() => PolicyEvaluator.Explain(Request, Policies);
}
