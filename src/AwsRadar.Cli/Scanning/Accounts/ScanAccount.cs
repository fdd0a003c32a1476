using AwsRadar.Client.Credentials;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>One of many accounts that are scanned.</summary>
/// <param name="Name">As the organization calls it; empty if that is not known.</param>
/// <param name="Role">How to get into it; null: it is the account of the identity in use.</param>
internal sealed record ScanAccount(AccountId Id, string Name, RoleToAssume? Role);
