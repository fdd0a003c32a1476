namespace AwsRadar.Wire.Signing;

/// <summary>What a signature is good for: one day, one region, one service.</summary>
/// <param name="Date">The UTC day as <c>20261123</c>.</param>
/// <param name="Region">For global services the region that stands for all: <c>us-east-1</c>.</param>
/// <param name="Service">The signing name, such as <c>iam</c>.</param>
public readonly record struct CredentialScope(string Date, string Region, string Service)
{
    internal const string Terminator = "aws4_request";

    public static CredentialScope At(DateTimeOffset time, string region, string service) =>
        new(SignatureTime.FormatDay(time), region, service);

    /// <summary><c>20261123/us-east-1/iam/aws4_request</c></summary>
    public override string ToString() => string.Concat([Date, "/", Region, "/", Service, $"/{Terminator}"]);
}
