using AwsRadar.Core.Arns;
using AwsRadar.Wire.Endpoints;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>A queue of Amazon SQS by its URL, which says whose it is and where: <c>https://sqs.us-east-2.amazonaws.com/123456789012/orders</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html</remarks>
internal static class QueueUrl
{
    /// <summary>The queue's ARN; null: the text is no queue's URL. A host that names no region is in that of the request.</summary>
    public static string? ToArn(string text, FixtureScope scope)
    {
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.AbsolutePath.Split('/') is not ["", var account, { Length: > 0 } name]
            || !AccountId.TryParse(account, out _)
        )
        {
            return null;
        }

        var region = url.Host.Split('.') is ["sqs", var named, ..] && Partition.IsRegion(named) ? named : scope.Region;
        return $"arn:{scope.Partition.Id}:sqs:{region}:{account}:{name}";
    }
}
