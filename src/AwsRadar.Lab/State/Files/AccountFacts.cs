using System.Text.Json;
using AwsRadar.Core.Arns;

namespace AwsRadar.Lab.State.Files;

/// <summary>What an account has once: kept whole whenever a part of it changes.</summary>
internal sealed record AccountFacts(
    AccountId AccountId,
    LabCredentials? RootCredentials,
    DateTimeOffset CreatedAt,
    DateTimeOffset RootKeyCreatedAt,
    string? Alias,
    string? Email,
    string? Name,
    JsonElement? PasswordPolicy,
    CredentialReport? CredentialReport
)
{
    public static AccountFacts Of(AccountState state) =>
        new(
            state.AccountId,
            state.RootCredentials,
            state.CreatedAt,
            state.RootKeyCreatedAt,
            state.Alias,
            state.Email,
            state.Name,
            state.PasswordPolicy,
            state.CredentialReport
        );

    public AccountState ApplyTo(AccountState state) =>
        state with
        {
            AccountId = AccountId,
            RootCredentials = RootCredentials,
            CreatedAt = CreatedAt,
            RootKeyCreatedAt = RootKeyCreatedAt,
            Alias = Alias,
            Email = Email,
            Name = Name,
            PasswordPolicy = PasswordPolicy,
            CredentialReport = CredentialReport,
        };

    /// <summary>A new account with these facts and nothing else.</summary>
    public AccountState ToAccount() =>
        new()
        {
            AccountId = AccountId,
            RootCredentials = RootCredentials,
            CreatedAt = CreatedAt,
            RootKeyCreatedAt = RootKeyCreatedAt,
            Alias = Alias,
            Email = Email,
            Name = Name,
            PasswordPolicy = PasswordPolicy,
            CredentialReport = CredentialReport,
        };

    /// <summary>Whether the two accounts have the same facts. The password policy is compared by reference, like entities.</summary>
    public static bool AreSame(AccountState one, AccountState other) =>
        one.AccountId == other.AccountId
        && ReferenceEquals(one.RootCredentials, other.RootCredentials)
        && one.CreatedAt == other.CreatedAt
        && one.RootKeyCreatedAt == other.RootKeyCreatedAt
        && string.Equals(one.Alias, other.Alias, StringComparison.Ordinal)
        && string.Equals(one.Email, other.Email, StringComparison.Ordinal)
        && string.Equals(one.Name, other.Name, StringComparison.Ordinal)
        && one.PasswordPolicy.Equals(other.PasswordPolicy)
        && ReferenceEquals(one.CredentialReport, other.CredentialReport);
}
