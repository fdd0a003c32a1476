using AwsRadar.Core.Arns;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam;

/// <summary>A member of an input that names a thing of IAM by its ARN.</summary>
internal static class ArnInput
{
    /// <summary>Why it can be no such thing's ARN, or null. Whether the thing exists is another question.</summary>
    /// <param name="kind">As in the ARN: <c>policy</c>.</param>
    public static LabError? Check(string text, string kind) =>
        Arn.TryParse(text, out var arn)
        && arn.Service is "iam"
        && arn.Region.IsEmpty
        && arn.Resource.StartsWith($"{kind}/", StringComparison.Ordinal)
            ? null
            : LabError.InvalidInput($"ARN {text} is not valid.");
}
