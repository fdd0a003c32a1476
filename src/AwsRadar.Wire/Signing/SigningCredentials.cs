namespace AwsRadar.Wire.Signing;

/// <summary>What a request is signed with.</summary>
/// <param name="SessionToken">Set for temporary credentials only.</param>
public sealed record SigningCredentials(string AccessKeyId, Secret SecretAccessKey, Secret? SessionToken = null)
{
    public override string ToString() => $"{AccessKeyId} ***";
}
