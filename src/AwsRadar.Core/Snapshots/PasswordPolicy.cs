namespace AwsRadar.Core.Snapshots;

/// <summary>What the account asks of its users' passwords.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html</remarks>
public sealed record PasswordPolicy
{
    public required int MinimumPasswordLength { get; init; }

    public bool RequireSymbols { get; init; }

    public bool RequireNumbers { get; init; }

    public bool RequireUppercaseCharacters { get; init; }

    public bool RequireLowercaseCharacters { get; init; }

    public bool AllowUsersToChangePassword { get; init; }

    public bool HardExpiry { get; init; }

    /// <summary>In days; null or 0: passwords do not expire.</summary>
    public int? MaxPasswordAge { get; init; }

    /// <summary>How many earlier passwords may not be used again; null: none.</summary>
    public int? PasswordReusePrevention { get; init; }
}
