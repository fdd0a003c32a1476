namespace AwsRadar.Lab.State;

/// <summary>An X.509 certificate that a user signs SOAP requests with.</summary>
/// <param name="Body">The certificate in PEM.</param>
internal sealed record SigningCertificate(string Id, string Body, bool IsActive, DateTimeOffset UploadedAt)
{
    public string Status => IsActive ? "Active" : "Inactive";
}
