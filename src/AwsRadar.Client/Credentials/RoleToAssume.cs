namespace AwsRadar.Client.Credentials;

/// <summary>A role that a client's identity is to become.</summary>
/// <param name="Arn"><c>arn:aws:iam::123456789012:role/reader</c></param>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</remarks>
public sealed record RoleToAssume(string Arn)
{
    /// <summary>What the role's trust policy asks of those who assume it for somebody else; null for none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>What the account's CloudTrail calls the session; null: a name with the time.</summary>
    public string? SessionName { get; init; }

    /// <summary>How long a session lasts, 15 minutes to 12 hours; null: an hour. It is renewed before its end.</summary>
    public TimeSpan? Duration { get; init; }
}
