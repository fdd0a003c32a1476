using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>A virtual MFA device; it guards a user once enabled.</summary>
internal sealed record VirtualMfaDevice : IResource
{
    /// <summary>The serial number, which for a virtual device is its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The secret that the device and AWS share to make codes from.</summary>
    public required TotpSeed Seed { get; init; }

    /// <summary>The user whose device this is; <see cref="RootUserName"/> for the root user; null when not enabled.</summary>
    public string? UserName { get; init; }

    public DateTimeOffset? EnabledAt { get; init; }

    /// <summary>The step of the last code that was used: neither it nor an earlier one is good again.</summary>
    public long? UsedStep { get; init; }

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ResourceTags.Empty;

    /// <summary>Not a legal user name, so that no user can be mistaken for the root user.</summary>
    public const string RootUserName = "<root_account>";
}
