using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Access.Known;

/// <summary>
/// Services whose resources cannot have a policy of their own (a role's trust policy aside), each with the few kinds of
/// resources that can: a VPC origin of CloudFront, a trust store of Elastic Load Balancing. Of a service that is not listed it is not ruled out.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html and the actions
/// <c>PutResourcePolicy</c> and <c>GetResourcePolicy</c> of
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </remarks>
internal static class ResourcePolicySupport
{
    private static readonly Lazy<FrozenDictionary<string, string[]>> Without = new(Read);

    /// <param name="resource">Its ARN, or a pattern of ARNs.</param>
    public static bool IsAbsentFrom(Arn resource) =>
        Without.Value.TryGetValue(resource.Service.ToString(), out var kinds)
        && !Array.Exists(kinds, kind => MayBe(kind, resource.Resource.ToString()));

    /// <summary>Whether what the ARN says behind the account is, or as a pattern can be, of a kind: <c>truststore/…</c>.</summary>
    private static bool MayBe(string kind, string resource)
    {
        var wildcard = resource.AsSpan().IndexOfAny('*', '?');
        var start = wildcard < 0 ? resource : resource[..wildcard];
        return start.StartsWith($"{kind}/", StringComparison.Ordinal)
            || (wildcard >= 0 && $"{kind}/".StartsWith(start, StringComparison.Ordinal));
    }

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(ResourcePolicySupport).Assembly.GetManifestResourceStream(
            "services-without-resource-policies.json"
        )!;
        return JsonSerializer
            .Deserialize(stream, ResourcePolicySupportJsonContext.Default.DictionaryStringStringArray)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}

[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class ResourcePolicySupportJsonContext : JsonSerializerContext;
