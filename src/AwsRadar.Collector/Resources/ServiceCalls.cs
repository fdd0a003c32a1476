using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Policies;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Resources;

/// <summary>Every call that a scan of services may make: with those of <see cref="CallRegistry"/>, all that a scan can.</summary>
internal static class ServiceCalls
{
    public static IEnumerable<ScanCall> Of(ScanPlan plan)
    {
        var services = plan.ServiceModels;
        return services
            .SelectMany(Of)
            .Concat(RegionPlan.IsAsked(plan) ? [RegionPlan.Call] : [])
            .Concat(services.IsEmpty ? [] : [TaggedResources.Call]);
    }

    public static IEnumerable<ScanCall> Of(ServiceModel service) =>
        ServiceOperations
            .Of(service)
            .Select(operation => operation.Call)
            .Concat(ResourcePolicyTable.Of(service.Name).Select(row => row.ToCall()))
            .Concat(
                service.Name switch
                {
                    "s3" => [BucketRegions.Call, PublicAccessReader.OfBucket, PublicAccessReader.OfAccount],
                    "kms" => [KeyGrantReader.Call],
                    _ => Array.Empty<ScanCall>(),
                }
            );
}
