namespace AwsRadar.Lab;

/// <summary>An access key of the lab, with its secret. It prints without the secret.</summary>
/// <param name="AccessKeyId">16 to 128 letters and digits, <c>AKIA…</c> for long-lived keys.</param>
/// <param name="SecretAccessKey">The signing secret. Treat it as one, although it opens nothing but this lab.</param>
public sealed record LabCredentials(string AccessKeyId, string SecretAccessKey)
{
    public override string ToString() => $"{AccessKeyId} ***";
}
