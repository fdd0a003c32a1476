namespace AwsRadar.Client.Credentials;

/// <summary>Which credentials a client uses, without a secret and without asking AWS.</summary>
/// <param name="Origin">The source in words for people: <c>profile `aws_radar` in `/home/anna/.aws/credentials`</c>.</param>
/// <param name="MaskedAccessKeyId">Kind and last four characters of the key id: <c>AKIA…7Q2F</c>.</param>
/// <param name="IsTemporary">Whether a session token goes with the key.</param>
/// <param name="Region">The region that was found; null when there is none, which global services do not need.</param>
public sealed record CallerIdentity(
    CredentialSource Source,
    string Origin,
    string MaskedAccessKeyId,
    bool IsTemporary,
    string? Region
)
{
    /// <summary>When the credentials end, or are fetched again; null for those that do not end.</summary>
    public DateTimeOffset? Expiration { get; init; }

    /// <summary>Where the region comes from, for people: <c>`AWS_REGION`</c>; null when there is no region.</summary>
    public string? RegionSource { get; init; }

    private const int KindLength = 4;
    private const int TailLength = 4;

    /// <summary>Enough of a key id to recognise it, not enough to use it.</summary>
    public static string Mask(string accessKeyId) =>
        accessKeyId.Length < KindLength + TailLength + TailLength
            ? "…"
            : $"{accessKeyId[..KindLength]}…{accessKeyId[^TailLength..]}";
}
