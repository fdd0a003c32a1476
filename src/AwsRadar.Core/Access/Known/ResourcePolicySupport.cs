using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Core.Access.Known;

/// <summary>
/// Services none of whose resources can have a policy of their own (a role's trust policy aside). Of a service that is not
/// listed it is not ruled out.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html</remarks>
internal static class ResourcePolicySupport
{
    private static readonly Lazy<FrozenSet<string>> Without = new(Read);

    /// <param name="service">The service as its ARNs name it.</param>
    public static bool IsAbsentFrom(string service) => Without.Value.Contains(service);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(ResourcePolicySupport).Assembly.GetManifestResourceStream(
            "services-without-resource-policies.json"
        )!;
        return JsonSerializer
            .Deserialize(stream, ResourcePolicySupportJsonContext.Default.StringArray)!
            .ToFrozenSet(StringComparer.Ordinal);
    }
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class ResourcePolicySupportJsonContext : JsonSerializerContext;
