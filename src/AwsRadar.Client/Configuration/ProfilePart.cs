namespace AwsRadar.Client.Configuration;

/// <summary>What one of the two files says about a profile.</summary>
internal sealed record ProfilePart(SharedFile File, string Section, bool IsCredentials)
{
    public IReadOnlyDictionary<string, string> Settings { get; } =
        File[Section] ?? throw new ArgumentException("There is no such section.", nameof(Section));
}
