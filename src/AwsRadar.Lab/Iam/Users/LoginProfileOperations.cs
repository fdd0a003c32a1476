using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>Console passwords. There is no console here: the lab holds that there is a password, not which.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html and its siblings</remarks>
internal static class LoginProfileOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateLoginProfile", Subjects.UserOrCaller, Create),
        Operation.On("GetLoginProfile", Subjects.UserOrCaller, Get),
        Operation.On("UpdateLoginProfile", Subjects.User, Update),
        Operation.On("DeleteLoginProfile", Subjects.UserOrCaller, Delete),
    ];

    private static OperationResult Create(OperationCall call, User user)
    {
        if (user.LoginProfile is not null)
        {
            return LabError.AlreadyExists($"Login Profile for user {user.Name} already exists.");
        }

        var changed = user with { LoginProfile = new LoginProfile(call.Now, call.Flag("PasswordResetRequired")) };
        return call.State.With(changed).Answer(Write(changed));
    }

    private static OperationResult Get(OperationCall call, User user) =>
        user.LoginProfile is null ? Missing(user) : Write(user);

    private static OperationResult Update(OperationCall call, User user)
    {
        if (user.LoginProfile is not { } profile)
        {
            return Missing(user);
        }

        var isResetRequired = call.Has("PasswordResetRequired")
            ? call.Flag("PasswordResetRequired")
            : profile.PasswordResetRequired;
        return call.State.With(user with { LoginProfile = profile with { PasswordResetRequired = isResetRequired } });
    }

    private static OperationResult Delete(OperationCall call, User user) =>
        user.LoginProfile is null ? Missing(user) : call.State.With(user with { LoginProfile = null });

    private static LabError Missing(User user) =>
        LabError.NoSuchEntity($"Login Profile for User {user.Name} cannot be found.");

    private static JsonObject Write(User user) =>
        new()
        {
            ["LoginProfile"] = new JsonObject
            {
                ["UserName"] = user.Name,
                ["CreateDate"] = JsonShapes.Timestamp(user.LoginProfile!.CreatedAt),
                ["PasswordResetRequired"] = user.LoginProfile.PasswordResetRequired,
            },
        };
}
