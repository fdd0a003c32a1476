using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>How a user signs in. A null is not known.</summary>
internal sealed record UserModel
{
    public bool? HasPassword { get; init; }

    public bool? HasMfa { get; init; }

    public DateTimeOffset? PasswordLastUsedAt { get; init; }

    public DateTimeOffset? PasswordLastChangedAt { get; init; }

    /// <summary>Null when neither the credential report nor the list of keys was read.</summary>
    public ImmutableArray<KeyModel>? Keys { get; init; }

    public static UserModel From(CredentialReportRow? row, ImmutableArray<AccessKey>? keys) =>
        new()
        {
            HasPassword = row?.HasPassword,
            HasMfa = row?.HasMfa,
            PasswordLastUsedAt = row?.PasswordLastUsedAt,
            PasswordLastChangedAt = row?.PasswordLastChangedAt,
            Keys = keys is { } listed
                ? [.. listed.Select(key => KeyModel.From(key, row))]
                : row?.AccessKeys.Select(KeyModel.From).ToImmutableArray(),
        };
}

/// <summary>An access key: from the list of keys (with id), from the credential report (with use), or from both.</summary>
internal sealed record KeyModel
{
    public string? Id { get; init; }

    public required bool IsActive { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedService { get; init; }

    /// <summary>Whether the credential report told of this key, so that no last use means never used.</summary>
    public bool IsUseKnown { get; init; }

    public static KeyModel From(CredentialReportKey key) =>
        new()
        {
            IsActive = key.IsActive,
            CreatedAt = key.LastRotatedAt,
            LastUsedAt = key.LastUsedAt,
            LastUsedService = key.LastUsedService,
            IsUseKnown = true,
        };

    /// <summary>The report has no ids: it tells of the key that was made in the same second.</summary>
    public static KeyModel From(AccessKey key, CredentialReportRow? row)
    {
        var use = row?.AccessKeys.FirstOrDefault(entry => IsSameSecond(entry.LastRotatedAt, key.CreatedAt));
        var model = use is null ? new KeyModel { IsActive = key.IsActive } : From(use);
        return model with { Id = key.Id, IsActive = key.IsActive, CreatedAt = key.CreatedAt };
    }

    private static bool IsSameSecond(DateTimeOffset? left, DateTimeOffset right) =>
        left?.ToUnixTimeSeconds() == right.ToUnixTimeSeconds();
}
