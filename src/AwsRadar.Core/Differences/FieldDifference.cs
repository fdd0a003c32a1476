using System.Collections.Immutable;

namespace AwsRadar.Core.Differences;

/// <summary>One fact about an entity that differs.</summary>
public sealed record FieldDifference
{
    public required Change Change { get; init; }

    /// <summary>The member's name as <c>show --output json</c> has it, such as <c>groupNames</c> or <c>trustPolicy</c>.</summary>
    public required string Field { get; init; }

    /// <summary>Which item of a list: a group's name, a policy's ARN, a tag's key; null for what is no list.</summary>
    public string? Item { get; init; }

    /// <summary>The value on the earlier side; null: none, or a policy, whose statements tell more.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>Of a policy: the statements that differ in what they mean.</summary>
    public ImmutableArray<StatementDifference> Statements { get; init; } = [];
}
