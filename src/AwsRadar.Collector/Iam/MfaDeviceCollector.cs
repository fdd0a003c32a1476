using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>Virtual MFA devices, assigned or not.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html</remarks>
internal static class MfaDeviceCollector
{
    public static async Task<ImmutableArray<MfaDevice>> CollectAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    )
    {
        var devices = new Dictionary<string, MfaDevice>(StringComparer.Ordinal);
        await runner.RunAsync(
            CallRegistry.Find("iam", "ListVirtualMFADevices"),
            CallInput.LargePages,
            page =>
            {
                var added = AnswerReader.List(page, "VirtualMFADevices").Select(Device).ToArray();
                foreach (var device in added)
                {
                    devices[device.SerialNumber] = device;
                }

                return added.Length;
            },
            null,
            cancellationToken
        );
        return [.. devices.Values.OrderBy(device => device.SerialNumber, StringComparer.Ordinal)];
    }

    private static MfaDevice Device(JsonElement device) =>
        new(
            AnswerReader.Text(device, "SerialNumber"),
            AnswerReader.Find(device, "User") is { } user ? Owner(user) : null,
            AnswerReader.TimeOrNull(device, "EnableDate")
        );

    /// <summary>The account root has an ARN but no name.</summary>
    private static string? Owner(JsonElement user) =>
        AnswerReader.TextOrNull(user, "UserName")
        ?? (Arn.TryParse(AnswerReader.TextOrNull(user, "Arn"), out var arn) ? arn.Name.ToString() : null);
}
