using System.Net;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>IpAddress: an address, or a range in CIDR notation; bit by bit.</summary>
internal static class IpAddressComparison
{
    public static bool? Contains(OracleText wanted, string actual)
    {
        var parts = wanted.Written.Split('/', 2);
        if (Bits(parts[0]) is not { } range || Bits(actual) is not { } address || range.Length != address.Length)
        {
            return false;
        }

        var prefix = range.Length;
        var isRange =
            parts.Length == 1 || (IsNumber(parts[1]) && int.TryParse(parts[1], out prefix) && prefix <= range.Length);
        return isRange && string.Equals(range[..prefix], address[..prefix], StringComparison.Ordinal);
    }

    /// <summary>Digits only: no sign and no space.</summary>
    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string? Bits(string text) =>
        // The library also reads `10` and `10.1` as addresses, which are none in CIDR notation.
        (text.Contains(':', StringComparison.Ordinal) || text.Split('.').Length == 4)
        && IPAddress.TryParse(text, out var address)
            ? string.Concat(address.GetAddressBytes().Select(one => one.ToString("b8")))
            : null;
}
