using AwsRadar.Core.Arns;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>What became of a <c>CreateAccount</c>.</summary>
/// <param name="Id"><c>car-</c> and 32 characters.</param>
/// <param name="AccountId">The new account; null when there is none.</param>
/// <param name="FailureReason">As in the API: <c>EMAIL_ALREADY_EXISTS</c>; null when the account was made.</param>
internal sealed record AccountCreation(
    string Id,
    string AccountName,
    DateTimeOffset RequestedAt,
    AccountId? AccountId,
    string? FailureReason
);
