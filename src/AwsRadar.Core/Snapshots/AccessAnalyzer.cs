using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Snapshots;

/// <summary>An analyzer of IAM Access Analyzer.</summary>
/// <param name="Type">AWS's word, such as <c>ACCOUNT</c>, <c>ORGANIZATION</c> or <c>ACCOUNT_UNUSED_ACCESS</c>.</param>
/// <param name="Status">AWS's word, such as <c>ACTIVE</c>.</param>
/// <remarks>https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalyzerSummary.html</remarks>
public sealed record AccessAnalyzer(Arn Arn, string Name, string Type, string Status, DateTimeOffset? CreatedAt);
