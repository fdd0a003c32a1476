using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Core.Access;

/// <summary>A service that runs code under a role, and the actions that make it do so; a service may have several such sets.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html, and what was shown to work:
/// https://github.com/BishopFox/iam-vulnerable
/// </remarks>
internal sealed record PassRoleService(string Service, ImmutableArray<string> Actions)
{
    private static readonly Lazy<ImmutableArray<PassRoleService>> Table = new(Read);

    /// <summary>The services by which a role that may be passed can be put to work.</summary>
    public static ImmutableArray<PassRoleService> All => Table.Value;

    private static ImmutableArray<PassRoleService> Read()
    {
        using var stream = typeof(PassRoleService).Assembly.GetManifestResourceStream("pass-role-services.json")!;
        return JsonSerializer.Deserialize(stream, PassRoleJsonContext.Default.ImmutableArrayPassRoleService);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ImmutableArray<PassRoleService>))]
internal sealed partial class PassRoleJsonContext : JsonSerializerContext;
