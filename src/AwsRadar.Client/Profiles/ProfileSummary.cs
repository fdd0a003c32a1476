using AwsRadar.Client.Credentials;

namespace AwsRadar.Client.Profiles;

/// <summary>A profile as its settings say, without asking anybody.</summary>
/// <param name="Source">Where its credentials come from; null when it has none, or only some that cannot work.</param>
/// <param name="Origin">The same in words for people; null without a source.</param>
/// <param name="Problem">Why its credentials cannot work; null when they may, and when there are none.</param>
/// <param name="File">The file that holds it, or its credentials if it is in both.</param>
public sealed record ProfileSummary(
    string Name,
    CredentialSource? Source,
    string? Origin,
    string? Problem,
    string? Region,
    string File
)
{
    /// <summary>Kind and last characters of the key that stands in the files; null when none does.</summary>
    public string? MaskedAccessKeyId { get; init; }

    /// <summary>How the AWS CLI prints with this profile; null when the profile says nothing of it.</summary>
    public string? Output { get; init; }

    /// <summary>The ARN of the user or role that setup made for the profile; null for profiles that it did not write.</summary>
    public string? MadeFor { get; init; }
}
