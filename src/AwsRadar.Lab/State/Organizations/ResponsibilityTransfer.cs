using System.Text.Json.Serialization;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>What a handshake of <c>TRANSFER_RESPONSIBILITY</c> is about: the bills of another organization.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_ResponsibilityTransfer.html</remarks>
/// <param name="Id"><c>rt-</c> and 32 characters.</param>
/// <param name="StartsAt">The beginning of a month.</param>
/// <param name="EndsAt">Null: nobody ended it.</param>
internal sealed record ResponsibilityTransfer(
    string Id,
    string Name,
    DateTimeOffset StartsAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EndsAt
);
