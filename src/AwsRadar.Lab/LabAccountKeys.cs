using System.Collections.Immutable;
using AwsRadar.Core.Arns;

namespace AwsRadar.Lab;

/// <summary>One of the accounts that a lab started with, and the keys that open it.</summary>
/// <param name="Name">As its organization calls it; an account without a name is called by its id.</param>
/// <param name="RootCredentials">Null: its root user has no access key, as in accounts that <c>CreateAccount</c> made.</param>
/// <param name="UserCredentials">By user name, the first active access key of each user who has one.</param>
public sealed record LabAccountKeys(
    AccountId AccountId,
    string Name,
    LabCredentials? RootCredentials,
    ImmutableSortedDictionary<string, LabCredentials> UserCredentials
);
