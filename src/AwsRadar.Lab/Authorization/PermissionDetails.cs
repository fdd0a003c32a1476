using System.Collections.Immutable;
using System.Globalization;
using AwsRadar.Core.Evaluation;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Authorization;

/// <summary>
/// One permission judged once more after a denial, with each policy by a number of its own: names are not unique, and a
/// denial has to say which policy it was.
/// </summary>
/// <param name="Matched">The statements that decided, with their policies.</param>
internal sealed record PermissionDetails(
    Permission Needed,
    EvaluationResult Result,
    ImmutableArray<EvaluatedPolicy> Policies,
    ImmutableArray<(EvaluatedPolicy Policy, MatchedStatement Statement)> Matched
)
{
    public static PermissionDetails Of(OperationCall call, Operation operation, Permission needed)
    {
        var policies = RequestPolicies.Of(call, needed.Target);
        var numbered = new List<EvaluatedPolicy>();
        var result = PermissionAnswer
            .Of(
                call,
                operation,
                needed,
                policies,
                policy =>
                {
                    numbered.Add(policy);
                    var number = (numbered.Count - 1).ToString(CultureInfo.InvariantCulture);
                    return new NamedPolicy(number, policy.Content.Policy.Document);
                }
            )
            .Result!;
        return new PermissionDetails(
            needed,
            result,
            [.. numbered],
            [
                .. result.MatchedStatements.Select(statement =>
                    (numbered[int.Parse(statement.Policy, CultureInfo.InvariantCulture)], statement)
                ),
            ]
        );
    }
}
