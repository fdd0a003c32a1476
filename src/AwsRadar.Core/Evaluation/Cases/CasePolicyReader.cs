using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation.Cases;

/// <summary>Reads the policies of a case; each is a document, or a string that holds the text as it was stored.</summary>
internal sealed class CasePolicyReader(ImmutableArray<Diagnostic>.Builder diagnostics)
{
    public PolicySet Read(JsonElement root, bool isRoleTrust)
    {
        var resourceType = isRoleTrust ? PolicyType.Trust : PolicyType.Resource;
        return new PolicySet
        {
            Identity = ReadList(root, "identityPolicies", PolicyType.Identity) ?? [],
            Resource = Find(root, "resourcePolicy") is { } resource
                ? ReadOne(resource, "resourcePolicy", "resourcePolicy", resourceType)
                : null,
            PermissionsBoundary = ReadList(root, "permissionBoundaryPolicies", PolicyType.PermissionsBoundary),
            Session = ReadList(root, "sessionPolicy", PolicyType.Session),
            ServiceControl = ReadLevels(root, "serviceControlPolicies", PolicyType.ServiceControl),
            ResourceControl = ReadLevels(root, "resourceControlPolicies", PolicyType.ResourceControl),
            VpcEndpoint = ReadList(root, "endpointPolicies", PolicyType.VpcEndpoint) ?? [],
            ManagementAccount = ReadManagementAccount(root),
            RestrictsPublicBuckets =
                Find(root, "publicAccessBlock") is { } block
                && Find(block, "RestrictPublicBuckets") is { ValueKind: JsonValueKind.True },
        };
    }

    private static AccountId? ReadManagementAccount(JsonElement root) =>
        Find(root, "organization") is { } organization
        && Find(organization, "managementAccountId") is { ValueKind: JsonValueKind.String } id
        && AccountId.TryParse(id.GetString(), out var account)
            ? account
            : null;

    private ImmutableArray<PolicyLevel> ReadLevels(JsonElement root, string field, PolicyType type)
    {
        if (Find(root, field) is not { ValueKind: JsonValueKind.Array } levels)
        {
            return [];
        }

        return
        [
            .. levels
                .EnumerateArray()
                .Select(
                    (level, index) =>
                        new PolicyLevel(
                            Find(level, "orgIdentifier") is { ValueKind: JsonValueKind.String } id
                                ? id.GetString()!
                                : "",
                            ReadList(level, "policies", type, $"{field}[{index}].") ?? []
                        )
                ),
        ];
    }

    /// <summary>An array, or one policy that stands alone. Null: the field is absent or null.</summary>
    private ImmutableArray<NamedPolicy>? ReadList(JsonElement parent, string field, PolicyType type, string prefix = "")
    {
        if (Find(parent, field) is not { } list)
        {
            return null;
        }

        var path = $"{prefix}{field}";
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((item, index) => ReadNamed(item, $"{path}[{index}]", type))]
            : [ReadNamed(list, path, type)];
    }

    /// <summary><c>{name, policy}</c>, or a document that its place names.</summary>
    private NamedPolicy ReadNamed(JsonElement item, string path, PolicyType type)
    {
        if (Find(item, "policy") is not { } policy)
        {
            return ReadOne(item, path, path, type);
        }

        var name = Find(item, "name") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : path;
        return ReadOne(policy, name, $"{path}.policy", type);
    }

    private NamedPolicy ReadOne(JsonElement policy, string name, string path, PolicyType type)
    {
        var text = policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText();
        var (document, found) = PolicyParser.Parse(text, type);
        diagnostics.AddRange(
            found.Select(diagnostic =>
                diagnostic with
                {
                    Path = diagnostic.Path.Length == 0 ? path : $"{path}.{diagnostic.Path}",
                }
            )
        );
        return new NamedPolicy(name, document);
    }

    /// <summary>Null where the field is absent or null.</summary>
    private static JsonElement? Find(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
