using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>A user's own change of the console password.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html</remarks>
internal static class PasswordChange
{
    public static Operation Operation { get; } =
        Operations.Operation.On("ChangePassword", call => Subjects.UserOrCaller.Target(call), Change);

    private static OperationResult Change(OperationCall call)
    {
        if (call.Caller.Identity is not User user)
        {
            return new LabError(
                "InvalidUserType",
                400,
                "The request was rejected because the type of user for the transaction was incorrect."
            );
        }

        if (user.LoginProfile is not { } profile)
        {
            return LabError.NoSuchEntity($"Login Profile for User {user.Name} cannot be found.");
        }

        // IAM says the same of a wrong password as of a missing permission.
        if (profile.Passwords is not [var current, ..] || !current.IsOf(call.Text("OldPassword")))
        {
            return LabError.AccessDenied("The old password was incorrect.");
        }

        var changed = profile.WithPassword(call.Text("NewPassword")) with { PasswordResetRequired = false };
        return PasswordRules.Check(call.State, profile, call.Text("NewPassword")) is { } error
            ? error
            : call.State.With(user with { LoginProfile = changed });
    }
}
