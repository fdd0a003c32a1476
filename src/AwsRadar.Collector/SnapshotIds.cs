using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwsRadar.Core.Arns;

namespace AwsRadar.Collector;

/// <summary>Names snapshots: the same scan gives the same id, however often it is resumed.</summary>
internal static class SnapshotIds
{
    private const int IdBytes = 8;

    /// <param name="times">When the scan began, and when it ran out of time if it did. Two never begin at the same 100 nanoseconds.</param>
    public static string Of(AccountId account, Arn? caller, params ReadOnlySpan<DateTimeOffset> times)
    {
        var text = new StringBuilder($"{account} {caller}");
        foreach (var time in times)
        {
            text.Append(CultureInfo.InvariantCulture, $" {time.UtcTicks}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, IdBytes));
    }
}
