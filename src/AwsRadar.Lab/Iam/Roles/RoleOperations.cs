using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Roles;

/// <summary>Roles themselves and their trust policies.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html and its siblings</remarks>
internal static class RoleOperations
{
    private const int MaxTrustPolicyCharacters = 2048;

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateRole", Subjects.New("role", "RoleName"), Create).AndTags("Role"),
        Operation.On("GetRole", Subjects.Role, Get),
        Operation.On("ListRoles", Subjects.Listing("role"), List),
        Operation.On("UpdateRole", Subjects.Role, Update),
        Operation.On("UpdateRoleDescription", Subjects.Role, UpdateDescription),
        Operation.On("UpdateAssumeRolePolicy", Subjects.Role, UpdateTrustPolicy),
        Operation.On("DeleteRole", Subjects.Role, Delete),
    ];

    private static OperationResult Create(OperationCall call)
    {
        var name = call.Text("RoleName");
        if (call.State.Roles.ContainsKey(name))
        {
            return LabError.AlreadyExists("Role", name);
        }

        if (ProtectedRoles.IsReserved(call.Path))
        {
            return LabError.InvalidInput($"The path {call.Path} is reserved for roles that AWS makes.");
        }

        var trust = TrustPolicy(name, call.Text("AssumeRolePolicyDocument"));
        var refusal =
            CheckTrust(call, trust)
            ?? TagInput.Check(call)
            ?? BoundaryInput.Check(call)
            ?? AccountQuotas.Check("RolesPerAccount", call.State.Roles.Count, AccountQuotas.Roles);
        if (refusal is not null)
        {
            return refusal;
        }

        var role = new Role
        {
            Arn = call.State.Arn($"role{call.Path}{name}"),
            Id = UniqueId.Create(UniqueId.Role),
            Name = name,
            Path = call.Path,
            CreatedAt = call.Now,
            TrustPolicy = trust,
            Description = call.OptionalText("Description"),
            MaxSessionSeconds = call.OptionalNumber("MaxSessionDuration") ?? Role.DefaultMaxSessionSeconds,
            PermissionsBoundary = call.OptionalText("PermissionsBoundary"),
            Tags = TagInput.Read(call),
        };
        return call.State.With(role).Answer(new JsonObject { ["Role"] = RoleJson.Detail(role) });
    }

    private static OperationResult Get(OperationCall call, Role role) =>
        new JsonObject { ["Role"] = RoleJson.Detail(role) };

    private static OperationResult List(OperationCall call) =>
        call.Page("Roles", call.BelowPath(call.State.Roles.Values), role => role.Name, RoleJson.Summary);

    private static OperationResult Update(OperationCall call, Role role) =>
        call
            .State.With(
                role with
                {
                    Description = call.OptionalText("Description") ?? role.Description,
                    MaxSessionSeconds = call.OptionalNumber("MaxSessionDuration") ?? role.MaxSessionSeconds,
                }
            )
            .Answer([]);

    private static OperationResult UpdateDescription(OperationCall call, Role role)
    {
        var changed = role with { Description = call.Text("Description") };
        return call.State.With(changed).Answer(new JsonObject { ["Role"] = RoleJson.Detail(changed) });
    }

    private static OperationResult UpdateTrustPolicy(OperationCall call, Role role)
    {
        var trust = TrustPolicy(role.Name, call.Text("PolicyDocument"));
        return CheckTrust(call, trust) is { } error ? error : call.State.With(role with { TrustPolicy = trust });
    }

    private static OperationResult Delete(OperationCall call, Role role)
    {
        var isInProfile = call.State.InstanceProfiles.Values.Any(profile =>
            Identity.NameComparer.Equals(profile.RoleName, role.Name)
        );
        var obstacle =
            isInProfile ? "remove roles from instance profile"
            : !role.AttachedPolicies.IsEmpty ? "detach all policies"
            : !role.InlinePolicies.IsEmpty ? "delete policies"
            : null;
        if (obstacle is not null)
        {
            return LabError.DeleteConflict(obstacle);
        }

        var remaining = call.State with { Roles = call.State.Roles.Remove(role.Name) };
        return TrustedPrincipals.Forget(call.Lab.With(remaining), role);
    }

    private static PolicyContent TrustPolicy(string roleName, string text) => new(roleName, text, PolicyType.Trust);

    private static LabError? CheckTrust(OperationCall call, PolicyContent trust) =>
        PolicyInput.Check(trust)
        ?? TrustedPrincipals.Check(call.Lab, trust)
        ?? (
            trust.CountedCharacters > MaxTrustPolicyCharacters
                ? LabError.QuotaExceeded("ACLSizePerRole", MaxTrustPolicyCharacters)
                : null
        );
}
