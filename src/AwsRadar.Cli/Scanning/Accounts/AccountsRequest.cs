using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using AwsRadar.Client.Credentials;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary>Which accounts a scan reads, and how it gets into each. It stays as it was when the scan is resumed.</summary>
internal sealed record AccountsRequest
{
    /// <summary>These; empty: those of the organization.</summary>
    public ImmutableArray<AccountId> Accounts
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Ids or names of the units whose accounts are meant; empty: all.</summary>
    public ImmutableArray<string> Units
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The role in each account, with its path if it has one.</summary>
    public required string RoleName { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>The ARNs of roles to assume first, each with the one before.</summary>
    public ImmutableArray<string> Through
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>How many accounts are read at once.</summary>
    public required int Parallel { get; init; }

    [JsonIgnore]
    public bool IsOfOrganization => Accounts.IsEmpty;

    public static AccountsRequest Of(ParseResult arguments) =>
        new()
        {
            Accounts = arguments.GetValue(AccountOptions.Accounts) ?? [],
            Units = [.. arguments.GetValue(AccountOptions.Units)!],
            RoleName = arguments.GetValue(AccountOptions.RoleName) ?? AccountOptions.DefaultRoleName,
            ExternalId = arguments.GetValue(AccountOptions.ExternalId),
            Through = [.. arguments.GetValue(AccountOptions.Through)!],
            Parallel = arguments.GetValue(AccountOptions.Parallel) ?? AccountOptions.DefaultParallel,
        };

    /// <summary>Null: it is of another version of aws-radar.</summary>
    public static AccountsRequest? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, AccountsRequestJsonContext.Default.AccountsRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes(this, AccountsRequestJsonContext.Default.AccountsRequest);

    public RoleToAssume RoleIn(string partition, AccountId account) =>
        new($"arn:{partition}:iam::{account}:role/{RoleName.TrimStart('/')}") { ExternalId = ExternalId };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AccountsRequest))]
internal sealed partial class AccountsRequestJsonContext : JsonSerializerContext;
