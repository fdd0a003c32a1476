using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Web.Model;

/// <summary>Who can do something to a resource: an answer for each principal but those whom no policy allows it.</summary>
internal sealed record AnswerModel
{
    public required string Action { get; init; }

    public required string Resource { get; init; }

    /// <summary>Names of policies that decide.</summary>
    public required ImmutableArray<string> Policies { get; init; }

    /// <summary>What undecided answers depend on.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>
    /// Five numbers each: the principal's node, the decision (0 allowed, 1 unknown, 2 explicitly denied), indexes in
    /// <see cref="Policies"/>, in that policy's statements and in <see cref="Reasons"/>, -1 for none.
    /// </summary>
    public required ImmutableArray<int> Verdicts { get; init; }

    /// <summary>Types of policies that were not read and are taken to forbid nothing.</summary>
    public required ImmutableArray<string> Assumed { get; init; }

    /// <param name="nodes">Nodes by ARN.</param>
    public static AnswerModel From(
        string action,
        string resource,
        ImmutableArray<AccessAnswer> answers,
        IReadOnlyDictionary<string, int> nodes
    )
    {
        var policies = new TextTable();
        var reasons = new TextTable();
        return new AnswerModel
        {
            Action = action,
            Resource = resource,
            Verdicts = [.. answers.SelectMany(answer => Verdict(answer, nodes, policies, reasons))],
            Policies = policies.Texts,
            Reasons = reasons.Texts,
            Assumed =
            [
                .. answers.SelectMany(answer => answer.Assumed).Distinct().Order().Select(type => type.ToPhrase()),
            ],
        };
    }

    private static int[] Verdict(
        AccessAnswer answer,
        IReadOnlyDictionary<string, int> nodes,
        TextTable policies,
        TextTable reasons
    )
    {
        var statement = answer.Result.MatchedStatements.FirstOrDefault();
        var reason = ReasonOf(answer.Result);
        return
        [
            nodes[answer.Request.Principal.Text],
            answer.Result.Decision switch
            {
                Decision.Allowed => 0,
                Decision.ExplicitlyDenied => 2,
                _ => 1,
            },
            statement is null ? -1 : policies.Add(statement.Policy),
            statement?.Index ?? -1,
            reason.Length == 0 ? -1 : reasons.Add(reason),
        ];
    }

    private static string ReasonOf(EvaluationResult result) =>
        result.Decision == Decision.Unknown
            ? string.Join(" ", result.UnknownReasons.Select(reason => reason.Message).Distinct(StringComparer.Ordinal))
            : "";
}
