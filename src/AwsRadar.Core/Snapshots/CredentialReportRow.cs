using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>One user's line of IAM's credential report; the account root's is named <c>&lt;root_account&gt;</c>.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html. A field that the report gives as
/// <c>N/A</c>, <c>not_supported</c> or <c>no_information</c> is null.
/// </remarks>
public sealed record CredentialReportRow
{
    /// <summary>The name that the report gives to the account root.</summary>
    public const string RootUserName = "<root_account>";

    public required string UserName { get; init; }

    [JsonIgnore]
    public bool IsRoot => string.Equals(UserName, RootUserName, StringComparison.Ordinal);

    public required Arn Arn { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public bool? HasPassword { get; init; }

    public DateTimeOffset? PasswordLastUsedAt { get; init; }

    public DateTimeOffset? PasswordLastChangedAt { get; init; }

    public DateTimeOffset? PasswordNextRotationAt { get; init; }

    public bool? HasMfa { get; init; }

    /// <summary>The user's keys in the report's order, only those that exist.</summary>
    public ImmutableArray<CredentialReportKey> AccessKeys
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>How many signing certificates are active.</summary>
    public int ActiveCertificates { get; init; }
}

/// <summary>An access key as the credential report shows it: without an id.</summary>
public sealed record CredentialReportKey(
    bool IsActive,
    DateTimeOffset? LastRotatedAt,
    DateTimeOffset? LastUsedAt,
    string? LastUsedRegion,
    string? LastUsedService
);
