using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam.Users;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Mfa;

/// <summary>Virtual MFA devices. Their codes are real: any authenticator program can be one.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html and its siblings</remarks>
internal static class MfaOperations
{
    private const int MaxDevicesPerUser = 8;

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation
            .On("CreateVirtualMFADevice", Subjects.New("mfa", "VirtualMFADeviceName"), Create)
            .AndTags("MFADevice"),
        Operation.On("ListVirtualMFADevices", call => Target.At(call.State.Arn("mfa/")), ListVirtual),
        Operation.On("DeleteVirtualMFADevice", Subjects.MfaDevice, Delete),
        Operation.On("EnableMFADevice", Subjects.User, Enable),
        Operation.On("ResyncMFADevice", Subjects.User, Resync),
        Operation.On("DeactivateMFADevice", Subjects.UserOrCaller, Deactivate),
        Operation.On("ListMFADevices", Subjects.UserOrCaller, List),
        Operation.On("GetMFADevice", Subjects.UserOrCaller, Get),
    ];

    private static OperationResult Create(OperationCall call)
    {
        var arn = call.State.Arn($"mfa{call.Path}{call.Text("VirtualMFADeviceName")}");
        if (call.State.MfaDevices.ContainsKey(arn))
        {
            return LabError.AlreadyExists("MFADevice entity at the same path and name already exists.");
        }

        if (TagInput.Check(call) is { } error)
        {
            return error;
        }

        var device = new VirtualMfaDevice
        {
            Arn = arn,
            Seed = new TotpSeed(),
            Tags = TagInput.Read(call),
        };
        var shown = new JsonObject
        {
            ["SerialNumber"] = arn,
            ["Base32StringSeed"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(device.Seed.Base32)),
        };
        return call.State.With(device).Answer(new JsonObject { ["VirtualMFADevice"] = shown.AddTags(device.Tags) });
    }

    private static OperationResult ListVirtual(OperationCall call) =>
        call.Page(
            "VirtualMFADevices",
            call.State.MfaDevices.Values.Where(device => IsAskedFor(call, device)),
            device => device.Arn,
            device => WriteVirtual(call.State, device)
        );

    private static OperationResult Delete(OperationCall call, VirtualMfaDevice device) =>
        device.UserName is null
            ? call.State with
            {
                MfaDevices = call.State.MfaDevices.Remove(device.Arn),
            }
            : LabError.DeleteConflict("deactivate the MFA device");

    private static OperationResult Enable(OperationCall call, User user)
    {
        if (Subjects.MfaDevice.Find(call) is not { } device)
        {
            return Subjects.MfaDevice.Missing(call);
        }

        if (device.UserName is not null)
        {
            return LabError.AlreadyExists("MFA Device is already in use.");
        }

        if (call.State.MfaDevices.Values.Count(held => IsOf(held, user)) >= MaxDevicesPerUser)
        {
            return LabError.QuotaExceeded("MFADevicesPerUser", MaxDevicesPerUser);
        }

        return HasCodes(call, device)
            ? call.State.With(device with { UserName = user.Name, EnabledAt = call.Now })
            : WrongCode;
    }

    private static OperationResult Resync(OperationCall call, User user)
    {
        if (OfUser(call, user) is not { } device)
        {
            return Subjects.MfaDevice.Missing(call);
        }

        return HasCodes(call, device) ? call.State : WrongCode;
    }

    private static OperationResult Deactivate(OperationCall call, User user) =>
        OfUser(call, user) is { } device
            ? call.State.With(device with { UserName = null, EnabledAt = null })
            : Subjects.MfaDevice.Missing(call);

    private static OperationResult List(OperationCall call, User user) =>
        call.Page(
            "MFADevices",
            call.State.MfaDevices.Values.Where(device => IsOf(device, user)),
            device => device.Arn,
            device =>
                new JsonObject { ["UserName"] = user.Name, ["SerialNumber"] = device.Arn }.AddTime(
                    "EnableDate",
                    device.EnabledAt
                )
        );

    private static OperationResult Get(OperationCall call, User user) =>
        OfUser(call, user) is { } device
            ? new JsonObject
            {
                ["UserName"] = user.Name,
                ["SerialNumber"] = device.Arn,
                ["Certifications"] = new JsonObject(),
            }.AddTime("EnableDate", device.EnabledAt)
            : Subjects.MfaDevice.Missing(call);

    private static LabError WrongCode =>
        new("InvalidAuthenticationCode", 403, "Authentication code for device is not valid.");

    private static bool HasCodes(OperationCall call, VirtualMfaDevice device) =>
        device.Seed.AreConsecutive(call.Text("AuthenticationCode1"), call.Text("AuthenticationCode2"), call.Now);

    private static bool IsOf(VirtualMfaDevice device, User user) =>
        Identity.NameComparer.Equals(device.UserName, user.Name);

    private static VirtualMfaDevice? OfUser(OperationCall call, User user) =>
        Subjects.MfaDevice.Find(call) is { } device && IsOf(device, user) ? device : null;

    private static bool IsAskedFor(OperationCall call, VirtualMfaDevice device) =>
        call.OptionalText("AssignmentStatus") switch
        {
            "Assigned" => device.UserName is not null,
            "Unassigned" => device.UserName is null,
            _ => true,
        };

    private static JsonObject WriteVirtual(AccountState state, VirtualMfaDevice device)
    {
        var user = device.UserName is { } name ? state.Users.GetValueOrDefault(name) : null;
        var isRoots = VirtualMfaDevice.RootUserName.Equals(device.UserName, StringComparison.Ordinal);
        return new JsonObject { ["SerialNumber"] = device.Arn }
            .AddIf(user is not null, "User", () => UserJson.Summary(user!))
            .AddIf(isRoots, "User", () => UserJson.Root(state))
            .AddTime("EnableDate", device.EnabledAt)
            .AddTags(device.Tags);
    }
}
