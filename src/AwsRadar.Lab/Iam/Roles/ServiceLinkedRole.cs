using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Lab.Iam.Roles;

/// <summary>What a service calls its role, and what it lets the role do.</summary>
/// <param name="Service">The service principal, as in <c>ecs.amazonaws.com</c>.</param>
/// <param name="Role">The role's name, before a suffix.</param>
/// <param name="Policy">The name of AWS's managed policy that is attached.</param>
/// <param name="TakesSuffix">Whether a <c>CustomSuffix</c> may make a second role of the same service.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html, each service's page</remarks>
internal sealed record ServiceLinkedRole(string Service, string Role, string Policy, bool TakesSuffix = false)
{
    private static readonly Lazy<FrozenDictionary<string, ServiceLinkedRole>> Table = new(Read);

    public string PolicyArn => $"arn:aws:iam::aws:policy/aws-service-role/{Policy}";

    public string Path => $"{ProtectedRoles.ServiceLinkedPath}{Service}/";

    /// <summary>Who alone may assume the role.</summary>
    public string TrustPolicy =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{Service}}"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>Null: the service has no role of its own, or the table does not know it.</summary>
    public static ServiceLinkedRole? Of(string service) => Table.Value.GetValueOrDefault(service);

    /// <summary>With the suffix, an underscore stands before it.</summary>
    public string NameWith(string? suffix) => suffix is null ? Role : $"{Role}_{suffix}";

    private static FrozenDictionary<string, ServiceLinkedRole> Read()
    {
        using var stream = typeof(ServiceLinkedRole).Assembly.GetManifestResourceStream("service-linked-roles.json")!;
        return JsonSerializer
            .Deserialize(stream, ServiceLinkedRoleJsonContext.Default.ImmutableArrayServiceLinkedRole)
            .ToFrozenDictionary(role => role.Service, StringComparer.Ordinal);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ImmutableArray<ServiceLinkedRole>))]
internal sealed partial class ServiceLinkedRoleJsonContext : JsonSerializerContext;
