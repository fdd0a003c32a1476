using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam.InstanceProfiles;
using AwsRadar.Lab.Iam.Policies;
using AwsRadar.Lab.Iam.Roles;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Account;

/// <summary>Users, groups, roles and policies as <c>GetAccountAuthorizationDetails</c> shows them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html</remarks>
internal sealed class AuthorizationDetails(AccountState state)
{
    private readonly Dictionary<string, PolicyUse> _uses = PolicyUse.OfAll(state);
    private readonly ILookup<string, InstanceProfile> _profilesByRole = state
        .InstanceProfiles.Values.Where(profile => profile.RoleName is not null)
        .ToLookup(profile => profile.RoleName!, Identity.NameComparer);

    /// <summary>AWS's policies are shown where somebody uses them.</summary>
    public IEnumerable<ManagedPolicy> AwsPoliciesInUse =>
        _uses
            .Keys.Select(arn => ManagedPolicies.Find(state, arn))
            .OfType<ManagedPolicy>()
            .Where(policy => policy.IsAwsManaged);

    public static JsonObject Write(User user)
    {
        var json = WriteIdentity(user);
        json["GroupList"] = JsonShapes.Texts(user.GroupNames);
        return json.AddBoundary(user.PermissionsBoundary).AddTags(user.Tags);
    }

    public static JsonObject Write(Group group) => WriteIdentity(group);

    public JsonObject Write(Role role)
    {
        var json = WriteIdentity(role);
        json["AssumeRolePolicyDocument"] = role.TrustPolicy.Encoded;
        json["InstanceProfileList"] = new JsonArray([
            .. _profilesByRole[role.Name].Select(profile => InstanceProfileOperations.Write(state, profile)),
        ]);
        json["RoleLastUsed"] = RoleJson.LastUsed(role);
        return json.AddBoundary(role.PermissionsBoundary).AddTags(role.Tags);
    }

    public JsonObject Write(ManagedPolicy policy)
    {
        var json = PolicyJson
            .Summary(policy, _uses.GetValueOrDefault(policy.Arn))
            .AddText("Description", policy.Description);
        json["PolicyVersionList"] = new JsonArray([
            .. policy.Versions.Reverse().Select(version => PolicyJson.VersionWithDocument(policy, version)),
        ]);
        return json;
    }

    private static JsonObject WriteIdentity(Identity identity)
    {
        var kind = identity.Kind;
        return new JsonObject
        {
            ["Path"] = identity.Path,
            [$"{kind}Name"] = identity.Name,
            [$"{kind}Id"] = identity.Id,
            ["Arn"] = identity.Arn,
            ["CreateDate"] = JsonShapes.Timestamp(identity.CreatedAt),
            ["AttachedManagedPolicies"] = new JsonArray([
                .. identity.AttachedPolicies.Select(AttachmentOperations.Write),
            ]),
        }.AddIf(
            !identity.InlinePolicies.IsEmpty || identity is not User,
            $"{kind}PolicyList",
            () => new JsonArray([.. identity.InlinePolicies.Select(WriteInline)])
        );
    }

    private static JsonObject WriteInline(KeyValuePair<string, PolicyContent> policy) =>
        new() { ["PolicyName"] = policy.Key, ["PolicyDocument"] = policy.Value.Encoded };
}
