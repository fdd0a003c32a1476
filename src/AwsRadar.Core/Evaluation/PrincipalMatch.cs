namespace AwsRadar.Core.Evaluation;

/// <summary>
/// How a resource's policy names the principal, which decides what still limits an allow within one account. Ordered by
/// how little does.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html</remarks>
internal enum PrincipalMatch
{
    None,

    /// <summary>By its account, which hands the question on to the account's own policies.</summary>
    Account,

    /// <summary>A session by its role: the permissions boundary and the session policy still limit it.</summary>
    Role,

    /// <summary>Itself, or everybody: nothing else has to allow.</summary>
    Direct,
}
