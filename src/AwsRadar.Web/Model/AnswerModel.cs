using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Policies;

namespace AwsRadar.Web.Model;

/// <summary>Who can do something to a resource: an answer for each principal but those whom no policy allows it.</summary>
internal sealed record AnswerModel
{
    public required string Action { get; init; }

    public required string Resource { get; init; }

    /// <summary>Names of policies that decide.</summary>
    public required ImmutableArray<string> Policies { get; init; }

    /// <summary>What is not known, where that leaves an answer open.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>The Korean of those reasons.</summary>
    public required ImmutableSortedDictionary<string, string> Korean { get; init; }

    /// <summary>On what answers turn: statements that go together.</summary>
    public required ImmutableArray<ImmutableArray<ConditionModel>> Conditions { get; init; }

    /// <summary>Resources, or patterns of them, that answers are about where they are not about all that was asked.</summary>
    public required ImmutableArray<string> Resources { get; init; }

    /// <summary>Those who were asked and are no nodes, such as the root user.</summary>
    public required ImmutableArray<OtherPrincipalModel> Others { get; init; }

    /// <summary>Two numbers for each principal: see <see cref="VerdictTable"/>.</summary>
    public required ImmutableArray<int> Verdicts { get; init; }

    /// <summary>Eight numbers for each verdict that somebody got: see <see cref="VerdictTable"/>.</summary>
    public required ImmutableArray<int> Rows { get; init; }

    /// <summary>Types of policies that were not read and are taken to forbid nothing.</summary>
    public required ImmutableArray<string> Assumed { get; init; }

    /// <param name="nodes">Nodes by ARN.</param>
    public static AnswerModel From(
        string action,
        string resource,
        WhoCanAnswer answer,
        IReadOnlyDictionary<string, int> nodes
    )
    {
        var verdicts = new VerdictTable(resource, nodes);
        foreach (var access in answer.Principals)
        {
            verdicts.Add(access);
        }

        foreach (var denial in answer.Denied)
        {
            verdicts.Add(denial);
        }

        return new AnswerModel
        {
            Action = action,
            Resource = resource,
            Policies = verdicts.Policies.Values,
            Reasons = verdicts.Reasons.Values,
            Korean = verdicts.Korean,
            Conditions = verdicts.Conditions,
            Resources = verdicts.Resources.Values,
            Others = verdicts.Others,
            Verdicts = verdicts.Verdicts,
            Rows = verdicts.Rows,
            Assumed =
            [
                .. answer
                    .Principals.SelectMany(access => access.Grants)
                    .SelectMany(grant => grant.Answer.Assumed)
                    .Distinct()
                    .Order()
                    .Select(type => type.ToPhrase()),
            ],
        };
    }
}

/// <summary>Somebody who was asked and is no node of the graph.</summary>
internal sealed record OtherPrincipalModel(AskedPrincipalKind Kind, string Name);
