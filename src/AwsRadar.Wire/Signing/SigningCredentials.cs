namespace AwsRadar.Wire.Signing;

/// <summary>What a request is signed with.</summary>
/// <param name="SessionToken">Set for temporary credentials only.</param>
public sealed record SigningCredentials(string AccessKeyId, Secret SecretAccessKey, Secret? SessionToken = null)
{
    /// <summary>The account that the keys are of; null where their source does not say it. Some hosts name it.</summary>
    public string? AccountId { get; init; }

    public override string ToString() => $"{AccessKeyId} ***";
}
