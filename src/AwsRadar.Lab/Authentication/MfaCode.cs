using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Authentication;

/// <summary>The caller's MFA device and its code, as <c>SerialNumber</c> and <c>TokenCode</c> of an input.</summary>
internal static class MfaCode
{
    /// <summary>Why the code is refused; null when it is right or none is given.</summary>
    public static LabError? Check(OperationCall call) =>
        call.Has("TokenCode") && !IsRight(call)
            ? LabError.AccessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code.")
            : null;

    /// <summary>False also when none is given. A code is good once.</summary>
    public static bool IsRight(OperationCall call) =>
        call.Has("TokenCode")
        && DeviceOf(call) is { } device
        && device.Seed.StepOf(call.Text("TokenCode"), call.Now) is { } step
        && (device.UsedStep is null || step > device.UsedStep);

    /// <summary>The account in which the call's code is used up.</summary>
    public static AccountState Use(OperationCall call) =>
        DeviceOf(call) is { } device && device.Seed.StepOf(call.Text("TokenCode"), call.Now) is { } step
            ? call.State.With(device with { UsedStep = step })
            : call.State;

    /// <summary>The device in the input, if it is the caller's: one that nobody has enabled is nobody's.</summary>
    private static VirtualMfaDevice? DeviceOf(OperationCall call) =>
        call.State.MfaDevices.GetValueOrDefault(call.Text("SerialNumber")) is { UserName: { } user } device
        && Identity.NameComparer.Equals(user, OwnerOf(call))
            ? device
            : null;

    private static string? OwnerOf(OperationCall call) =>
        call.Caller.IsRoot ? VirtualMfaDevice.RootUserName : (call.Caller.Identity as User)?.Name;
}
