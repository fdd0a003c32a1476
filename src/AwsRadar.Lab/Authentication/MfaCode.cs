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

    /// <summary>False also when none is given.</summary>
    public static bool IsRight(OperationCall call) =>
        call.Has("TokenCode")
        && call.State.MfaDevices.GetValueOrDefault(call.Text("SerialNumber")) is { } device
        && Identity.NameComparer.Equals(device.UserName, OwnerOf(call))
        && device.Seed.IsCurrent(call.Text("TokenCode"), call.Now);

    private static string? OwnerOf(OperationCall call) =>
        call.Caller.IsRoot ? VirtualMfaDevice.RootUserName : (call.Caller.Identity as User)?.Name;
}
