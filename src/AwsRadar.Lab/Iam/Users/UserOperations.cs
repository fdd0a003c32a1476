using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam.Roles;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>Users themselves.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html and its siblings</remarks>
internal static class UserOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateUser", Subjects.New("user", "UserName"), Create).AndTags("User"),
        Operation.On("GetUser", Subjects.UserOrCaller.Target, Get),
        Operation.On("ListUsers", Subjects.Listing("user"), List),
        Operation.On("UpdateUser", Subjects.User, Update),
        Operation.On("DeleteUser", Subjects.User, Delete),
    ];

    private static OperationResult Create(OperationCall call)
    {
        var name = call.Text("UserName");
        if (call.State.Users.ContainsKey(name))
        {
            return LabError.AlreadyExists("User", name);
        }

        var refusal =
            TagInput.Check(call)
            ?? BoundaryInput.Check(call)
            ?? AccountQuotas.Check("UsersPerAccount", call.State.Users.Count, AccountQuotas.Users);
        if (refusal is not null)
        {
            return refusal;
        }

        var user = new User
        {
            Arn = call.State.Arn($"user{call.Path}{name}"),
            Id = UniqueId.Create(UniqueId.User),
            Name = name,
            Path = call.Path,
            CreatedAt = call.Now,
            PermissionsBoundary = call.OptionalText("PermissionsBoundary"),
            Tags = TagInput.Read(call),
        };
        return call.State.With(user).Answer(new JsonObject { ["User"] = UserJson.Detail(user) });
    }

    private static OperationResult Get(OperationCall call)
    {
        if (call.Caller.IsRoot && !call.Has("UserName"))
        {
            return new JsonObject { ["User"] = UserJson.Root(call.State) };
        }

        return Subjects.UserOrCaller.Find(call) is { } user
            ? new JsonObject { ["User"] = UserJson.Detail(user) }
            : Subjects.UserOrCaller.Missing(call);
    }

    private static OperationResult List(OperationCall call) =>
        call.Page("Users", call.BelowPath(call.State.Users.Values), user => user.Name, UserJson.Summary);

    private static OperationResult Update(OperationCall call, User user)
    {
        var name = call.OptionalText("NewUserName") ?? user.Name;
        var isSame = Identity.NameComparer.Equals(name, user.Name);
        if (!isSame && call.State.Users.ContainsKey(name))
        {
            return LabError.AlreadyExists("User", name);
        }

        var path = call.OptionalText("NewPath") ?? user.Path;
        var renamed = user with { Name = name, Path = path, Arn = call.State.Arn($"user{path}{name}") };
        var state = call.State with { Users = call.State.Users.Remove(user.Name) };
        var changed = state.With(renamed) with
        {
            AccessKeyOwners = state.AccessKeyOwners.SetItems(
                user.AccessKeys.Select(key => KeyValuePair.Create(key.Id, name))
            ),
            MfaDevices = state.MfaDevices.SetItems(
                DevicesOf(state, user)
                    .Select(device => KeyValuePair.Create(device.Arn, device with { UserName = name }))
            ),
        };
        return TrustedPrincipals.Follow(call.Lab.With(changed), user, renamed);
    }

    private static OperationResult Delete(OperationCall call, User user)
    {
        var obstacle =
            !user.AttachedPolicies.IsEmpty ? "detach all policies"
            : !user.InlinePolicies.IsEmpty ? "delete policies"
            : !user.GroupNames.IsEmpty ? "remove users from group"
            : !user.AccessKeys.IsEmpty ? "delete access keys"
            : user.LoginProfile is not null ? "delete login profile"
            : !user.SigningCertificates.IsEmpty ? "delete signing certificates"
            : !user.SshPublicKeys.IsEmpty ? "delete SSH public keys"
            : !user.ServiceCredentials.IsEmpty ? "delete service specific credentials"
            : DevicesOf(call.State, user).Any() ? "delete MFA device"
            : null;
        if (obstacle is not null)
        {
            return LabError.DeleteConflict(obstacle);
        }

        var remaining = call.State with { Users = call.State.Users.Remove(user.Name) };
        return TrustedPrincipals.Forget(call.Lab.With(remaining), user);
    }

    private static IEnumerable<VirtualMfaDevice> DevicesOf(AccountState state, User user) =>
        state.MfaDevices.Values.Where(device => Identity.NameComparer.Equals(device.UserName, user.Name));
}
