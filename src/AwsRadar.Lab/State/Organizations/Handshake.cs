using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Core.Arns;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>An offer of the organization that somebody else has to accept: to join, to have all features, to hand over the bills.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html</remarks>
internal sealed record Handshake
{
    public const string Invite = "INVITE";
    public const string EnableAllFeatures = "ENABLE_ALL_FEATURES";
    public const string ApproveAllFeatures = "APPROVE_ALL_FEATURES";
    public const string TransferResponsibility = "TRANSFER_RESPONSIBILITY";

    /// <summary><c>h-</c> and 32 characters.</summary>
    public required string Id { get; init; }

    /// <summary><c>INVITE</c>, <c>ENABLE_ALL_FEATURES</c>, <c>APPROVE_ALL_FEATURES</c> or <c>TRANSFER_RESPONSIBILITY</c>.</summary>
    public required string Action { get; init; }

    /// <summary><c>OPEN</c>, <c>ACCEPTED</c>, … as it was last set; it expires by itself.</summary>
    public required string State { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The account that is to answer, by its id or its email address; null: the organization itself.</summary>
    public string? Party { get; init; }

    /// <summary>The account that <see cref="Party"/> names.</summary>
    public AccountId? Account { get; init; }

    public string? Notes { get; init; }

    /// <summary>The handshake of the organization that this approval belongs to.</summary>
    public string? ParentId { get; init; }

    /// <summary>Null: the handshake is about something else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResponsibilityTransfer? Transfer { get; init; }

    /// <summary>The tags that the account gets when it joins.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;

    public string StateAt(DateTimeOffset now) => State is "OPEN" or "REQUESTED" && ExpiresAt <= now ? "EXPIRED" : State;
}
