using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam.Roles;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.InstanceProfiles;

/// <summary>Instance profiles and the role in them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html and its siblings</remarks>
internal static class InstanceProfileOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation
            .On("CreateInstanceProfile", Subjects.New("instance-profile", "InstanceProfileName"), Create)
            .AndTags("InstanceProfile"),
        Operation.On("GetInstanceProfile", Subjects.InstanceProfile, Get),
        Operation.On("ListInstanceProfiles", Subjects.Listing("instance-profile"), List),
        Operation.On("ListInstanceProfilesForRole", Subjects.Role, ListForRole),
        Operation.On("AddRoleToInstanceProfile", Subjects.InstanceProfile, AddRole) with
        {
            AlsoNeeds = call => [PassRole(call)],
        },
        Operation.On("RemoveRoleFromInstanceProfile", Subjects.InstanceProfile, RemoveRole),
        Operation.On("DeleteInstanceProfile", Subjects.InstanceProfile, Delete),
    ];

    /// <summary>An instance profile in answers.</summary>
    public static JsonObject Write(AccountState state, InstanceProfile profile)
    {
        var role = profile.RoleName is { } name ? state.Roles.GetValueOrDefault(name) : null;
        return new JsonObject
        {
            ["Path"] = profile.Path,
            ["InstanceProfileName"] = profile.Name,
            ["InstanceProfileId"] = profile.Id,
            ["Arn"] = profile.Arn,
            ["CreateDate"] = JsonShapes.Timestamp(profile.CreatedAt),
            ["Roles"] = role is null ? new JsonArray() : new JsonArray(RoleJson.InProfile(role)),
        }.AddTags(profile.Tags);
    }

    public static IEnumerable<InstanceProfile> OfRole(AccountState state, Role role) =>
        state.InstanceProfiles.Values.Where(profile => Identity.NameComparer.Equals(profile.RoleName, role.Name));

    private static OperationResult Create(OperationCall call)
    {
        var name = call.Text("InstanceProfileName");
        if (call.State.InstanceProfiles.ContainsKey(name))
        {
            return LabError.AlreadyExists($"Instance Profile {name} already exists.");
        }

        var refusal =
            TagInput.Check(call)
            ?? AccountQuotas.Check(
                "InstanceProfilesPerAccount",
                call.State.InstanceProfiles.Count,
                AccountQuotas.InstanceProfiles
            );
        if (refusal is not null)
        {
            return refusal;
        }

        var profile = new InstanceProfile
        {
            Arn = call.State.Arn($"instance-profile{call.Path}{name}"),
            Id = UniqueId.Create(UniqueId.InstanceProfile),
            Name = name,
            Path = call.Path,
            CreatedAt = call.Now,
            Tags = TagInput.Read(call),
        };
        var state = call.State.With(profile);
        return state.Answer(new JsonObject { ["InstanceProfile"] = Write(state, profile) });
    }

    private static OperationResult Get(OperationCall call, InstanceProfile profile) =>
        new JsonObject { ["InstanceProfile"] = Write(call.State, profile) };

    private static OperationResult List(OperationCall call) =>
        Page(call, call.BelowPath(call.State.InstanceProfiles.Values, profile => profile.Path));

    private static OperationResult ListForRole(OperationCall call, Role role) => Page(call, OfRole(call.State, role));

    private static OperationResult AddRole(OperationCall call, InstanceProfile profile)
    {
        if (Subjects.Role.Find(call) is not { } role)
        {
            return Subjects.Role.Missing(call);
        }

        return profile.RoleName is null
            ? call.State.With(profile with { RoleName = role.Name })
            : LabError.QuotaExceeded("InstanceSessionsPerInstanceProfile", 1);
    }

    private static OperationResult RemoveRole(OperationCall call, InstanceProfile profile) =>
        Identity.NameComparer.Equals(profile.RoleName, call.Text("RoleName"))
            ? call.State.With(profile with { RoleName = null })
            : Subjects.Role.Missing(call);

    private static OperationResult Delete(OperationCall call, InstanceProfile profile) =>
        profile.RoleName is null
            ? call.State with
            {
                InstanceProfiles = call.State.InstanceProfiles.Remove(profile.Name),
            }
            : LabError.DeleteConflict("remove roles from instance profile");

    private static OperationResult Page(OperationCall call, IEnumerable<InstanceProfile> profiles) =>
        call.Page("InstanceProfiles", profiles, profile => profile.Name, profile => Write(call.State, profile));

    /// <summary>Who puts a role where instances get it passes the role, and its ARN is what AWS writes.</summary>
    private static Permission PassRole(OperationCall call)
    {
        var target = Subjects.Role.Target(call);
        return new Permission("iam:PassRole", target with { Text = target.Arn }, "ec2.amazonaws.com");
    }
}
