using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Tests.Lab;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>A virtual MFA device of a user of a lab.</summary>
internal static class VirtualDevice
{
    public static async Task<(string Serial, string Seed)> EnableAsync(LabClient root, string user)
    {
        var created = await root.CallAsync(
            "CreateVirtualMFADevice",
            new JsonObject { ["VirtualMFADeviceName"] = user }
        );
        var device = created.GetProperty("VirtualMFADevice");
        var serial = device.GetProperty("SerialNumber").GetString()!;
        var seed = Encoding.UTF8.GetString(device.GetProperty("Base32StringSeed").GetBytesFromBase64());
        await root.CallAsync(
            "EnableMFADevice",
            new JsonObject
            {
                ["UserName"] = user,
                ["SerialNumber"] = serial,
                ["AuthenticationCode1"] = AuthenticatorApp.Code(seed, -1),
                ["AuthenticationCode2"] = AuthenticatorApp.Code(seed),
            }
        );
        return (serial, seed);
    }
}
