using System.Collections.Frozen;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam.Users;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.RootAccess;

/// <summary>
/// The operations by which an <c>AssumeRoot</c> session audits, removes or gives back the credentials of the root user:
/// without a user's name they are about the root user, whose ARN the policies of the tasks name.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html</remarks>
internal static class RootTasks
{
    private const string RootUser = "root user";

    private static readonly FrozenDictionary<string, Func<OperationCall, OperationResult>> Tasks = new Dictionary<
        string,
        Func<OperationCall, OperationResult>
    >(StringComparer.Ordinal)
    {
        ["GetUser"] = call => new JsonObject { ["User"] = UserJson.Root(call.State) },
        ["ListAccessKeys"] = ListAccessKeys,
        ["DeleteAccessKey"] = DeleteAccessKey,
        ["GetAccessKeyLastUsed"] = GetAccessKeyLastUsed,
        ["ListSigningCertificates"] = call => call.Page<string>("Certificates", [], id => id, _ => null),
        ["DeleteSigningCertificate"] = call => Missing($"Certificate id {call.Text("CertificateId")} does not exist."),
        ["ListMFADevices"] = ListMfaDevices,
        ["DeactivateMFADevice"] = DeactivateMfaDevice,
        ["CreateLoginProfile"] = CreateLoginProfile,
        ["GetLoginProfile"] = call =>
            call.State.Settings.RootLoginProfile is { } profile ? Write(profile) : NoLoginProfile,
        ["DeleteLoginProfile"] = call =>
            call.State.Settings.RootLoginProfile is null ? NoLoginProfile : With(call, profile: null),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The operation, which for an <c>AssumeRoot</c> session that names no user is about the root user.</summary>
    public static Operation Extend(Operation operation) =>
        Tasks.TryGetValue(operation.Name, out var task)
            ? operation with
            {
                Target = call => IsTask(call) ? TargetOf(call) : operation.Target!(call),
                Handle = call => IsTask(call) ? task(call) : operation.Handle(call),
            }
            : operation;

    private static bool IsTask(OperationCall call) =>
        call.Caller.Session is { IsRootTask: true } && !call.Has("UserName");

    private static Target TargetOf(OperationCall call) => new(call.State.RootArn, RootUser);

    private static OperationResult ListAccessKeys(OperationCall call) =>
        call.Page(
            "AccessKeyMetadata",
            call.State.RootCredentials is { } root ? [root] : Array.Empty<LabCredentials>(),
            key => key.AccessKeyId,
            key => new JsonObject
            {
                ["AccessKeyId"] = key.AccessKeyId,
                ["Status"] = "Active",
                ["CreateDate"] = JsonShapes.Timestamp(call.State.RootKeyCreatedAt),
            }
        );

    private static OperationResult DeleteAccessKey(OperationCall call) =>
        call.State.IsRootKey(call.Text("AccessKeyId")) ? call.State with { RootCredentials = null } : NoAccessKey(call);

    private static OperationResult GetAccessKeyLastUsed(OperationCall call)
    {
        if (!call.State.IsRootKey(call.Text("AccessKeyId")))
        {
            return NoAccessKey(call);
        }

        var use = call.KeyUsage.Of(call.Text("AccessKeyId"));
        return new JsonObject
        {
            ["AccessKeyLastUsed"] = new JsonObject
            {
                ["ServiceName"] = use?.Service ?? "N/A",
                ["Region"] = use?.Region ?? "N/A",
            }.AddTime("LastUsedDate", use?.At),
        };
    }

    private static OperationResult ListMfaDevices(OperationCall call) =>
        call.Page(
            "MFADevices",
            call.State.MfaDevices.Values.Where(IsRoots),
            device => device.Arn,
            device => new JsonObject { ["SerialNumber"] = device.Arn }.AddTime("EnableDate", device.EnabledAt)
        );

    private static OperationResult DeactivateMfaDevice(OperationCall call) =>
        Subjects.MfaDevice.Find(call) is { } device && IsRoots(device)
            ? call.State.With(device with { UserName = null, EnabledAt = null })
            : Subjects.MfaDevice.Missing(call);

    /// <summary>It lets the root user recover its password; nobody else chooses one.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html</remarks>
    private static OperationResult CreateLoginProfile(OperationCall call)
    {
        if (call.Has("Password"))
        {
            return LabError.Validation("Password must be omitted when the request is made with an AssumeRoot session.");
        }

        if (call.State.Settings.RootLoginProfile is not null)
        {
            return LabError.AlreadyExists($"Login Profile for {RootUser} already exists.");
        }

        var profile = new LoginProfile(call.Now, PasswordResetRequired: false, []);
        return With(call, profile).Answer(Write(profile));
    }

    private static AccountState With(OperationCall call, LoginProfile? profile) =>
        call.State with
        {
            Settings = call.State.Settings with { RootLoginProfile = profile },
        };

    private static JsonObject Write(LoginProfile profile) =>
        new()
        {
            ["LoginProfile"] = new JsonObject
            {
                ["CreateDate"] = JsonShapes.Timestamp(profile.CreatedAt),
                ["PasswordResetRequired"] = profile.PasswordResetRequired,
            },
        };

    private static bool IsRoots(VirtualMfaDevice device) =>
        VirtualMfaDevice.RootUserName.Equals(device.UserName, StringComparison.Ordinal);

    private static LabError NoLoginProfile => LabError.NoSuchEntity($"Login Profile for {RootUser} cannot be found.");

    private static LabError NoAccessKey(OperationCall call) =>
        LabError.NoSuchEntity($"The Access Key with id {call.Text("AccessKeyId")} cannot be found.");

    private static OperationResult Missing(string message) => LabError.NoSuchEntity(message);
}
