using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Functions;

/// <summary><c>aws.partition</c>: what is common to the regions around one; without a region the partition <c>aws</c>.</summary>
/// <remarks>https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-partition-function</remarks>
internal static class PartitionFunction
{
    public static RuleValue? Find(ReadOnlySpan<RuleValue?> arguments) =>
        (arguments[0] is RuleValue.Text region ? Partition.Of(region.Value) : Partition.Default).Fields;
}
