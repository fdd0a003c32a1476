using AwsRadar.Wire.Endpoints;

namespace AwsRadar.Client.Endpoints;

/// <summary>Where S3's calls depart from the style that the settings ask for.</summary>
internal static class S3Addressing
{
    private const string ArnPrefix = "arn:";

    public static S3EndpointSettings Adapt(S3EndpointSettings settings, EndpointQuestion question) =>
        question switch
        {
            // Its region is what the caller asks for: only with the bucket in the path does any region answer.
            { Service.Name: "s3", Operation.Name: "GetBucketLocation" } => settings with { ForcePathStyle = true },
            // An ARN is never part of a path.
            { Service.Name: "s3" } when IsArn(question.Text("Bucket")) => settings with { ForcePathStyle = false },
            _ => settings,
        };

    private static bool IsArn(string? bucket) =>
        bucket is not null && bucket.StartsWith(ArnPrefix, StringComparison.Ordinal);
}
