namespace AwsRadar.Wire.Signing;

/// <summary>Where services differ in what they sign.</summary>
/// <param name="NormalizesPath">Whether empty, <c>.</c> and <c>..</c> segments of the path are resolved before signing.</param>
/// <param name="EncodesPathTwice">Whether the path, encoded on the wire, is encoded once more.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request</remarks>
public readonly record struct SigningOptions(bool NormalizesPath, bool EncodesPathTwice)
{
    /// <summary>All services but Amazon S3.</summary>
    public static SigningOptions Default => new(NormalizesPath: true, EncodesPathTwice: true);

    /// <summary>Amazon S3: an object's key is a path that must stay as it is.</summary>
    public static SigningOptions S3 => new(NormalizesPath: false, EncodesPathTwice: false);

    /// <summary>The options of a service by its signing name.</summary>
    public static SigningOptions ForService(string signingName) =>
        signingName is "s3" or "s3-object-lambda" or "s3-outposts" or "s3express" ? S3 : Default;
}
