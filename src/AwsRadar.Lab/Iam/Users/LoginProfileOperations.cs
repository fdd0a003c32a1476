using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>Console passwords. There is no console here to sign in to.</summary>
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

        if (CheckPassword(call, profile: null) is { } error)
        {
            return error;
        }

        var profile = new LoginProfile(call.Now, call.Flag("PasswordResetRequired"), []);
        var changed = user with { LoginProfile = WithPassword(call, profile) };
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

        if (CheckPassword(call, profile) is { } error)
        {
            return error;
        }

        var isResetRequired = call.Has("PasswordResetRequired")
            ? call.Flag("PasswordResetRequired")
            : profile.PasswordResetRequired;
        var changed = WithPassword(call, profile) with { PasswordResetRequired = isResetRequired };
        return call.State.With(user with { LoginProfile = changed });
    }

    private static OperationResult Delete(OperationCall call, User user) =>
        user.LoginProfile is null ? Missing(user) : call.State.With(user with { LoginProfile = null });

    private static LabError? CheckPassword(OperationCall call, LoginProfile? profile) =>
        call.OptionalText("Password") is { } password ? PasswordRules.Check(call.State, profile, password) : null;

    private static LoginProfile WithPassword(OperationCall call, LoginProfile profile) =>
        call.OptionalText("Password") is { } password ? profile.WithPassword(password) : profile;

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
