namespace AwsRadar.Wire.Signing;

/// <summary>The query parameters of a presigned request.</summary>
internal static class PresignedNames
{
    public const string Algorithm = "X-Amz-Algorithm";
    public const string Credential = "X-Amz-Credential";
    public const string Date = "X-Amz-Date";
    public const string Expires = "X-Amz-Expires";
    public const string SignedHeaders = "X-Amz-SignedHeaders";
    public const string SecurityToken = "X-Amz-Security-Token";
    public const string Signature = "X-Amz-Signature";
}
